package conform

import (
	"encoding/binary"
	"fmt"
	"math"
)

// intents checks the output intent and its profile.
func (c *checker) intents() {
	var profiles []*Stream
	for _, o := range c.array(c.catalog()["OutputIntents"]) {
		d := c.dict(o)
		s, is := c.get(d["DestOutputProfile"]).(*Stream)
		if !is {
			continue
		}
		if len(profiles) > 0 && profiles[0] != s {
			c.add("6.2.3-2", "there are two output profiles")
		}
		profiles = append(profiles, s)
		if c.name(d["S"]) != "GTS_PDFA1" {
			continue
		}
		if c.text(d["OutputConditionIdentifier"]) == "" {
			c.add("6.2.3-1", "the output intent does not say what it is")
		}
		data := c.bytes(s)
		space, err := profileOf(data)
		if err != nil {
			c.add("6.2.3-1", err.Error())
			continue
		}
		if n := map[string]int{"RGB ": 3, "GRAY": 1, "CMYK": 4}[space]; c.get(s.Dict["N"]) != n {
			c.add("6.2.3-1", fmt.Sprintf("the profile is in %s, and N is %v", space, s.Dict["N"]))
		}
		c.profile = space
	}
	if len(profiles) == 0 {
		c.add("6.2.3-1", "there is no output intent with a profile")
	}
}

// profileOf returns the colour space of an ICC profile of a display or a printer,
// and fails where it is none or not whole.
func profileOf(p []byte) (space string, err error) {
	if len(p) < 132 || binary.BigEndian.Uint32(p) != uint32(len(p)) || string(p[36:40]) != "acsp" {
		return "", fmt.Errorf("the output profile is no ICC profile: %d bytes", len(p))
	}
	class := string(p[12:16])
	space = string(p[16:20])
	if class != "mntr" && class != "prtr" || p[8] > 4 {
		return "", fmt.Errorf("the output profile is of class %q and version %d", class, p[8])
	}
	elements := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		at := 132 + 12*i
		if at+12 > len(p) {
			return "", fmt.Errorf("the output profile is cut off")
		}
		start, length := binary.BigEndian.Uint32(p[at+4:]), binary.BigEndian.Uint32(p[at+8:])
		if uint64(start)+uint64(length) > uint64(len(p)) || start%4 != 0 {
			return "", fmt.Errorf("element %q of the output profile is not in it", p[at:at+4])
		}
		elements[string(p[at:at+4])] = p[start : start+length]
	}
	if space != "RGB " {
		return space, nil
	}
	var white [3]float64
	for _, name := range []string{"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		e := elements[name]
		if len(e) < 12 {
			return "", fmt.Errorf("the output profile has no element %q", name)
		}
		if name[1:] != "XYZ" {
			continue
		}
		for i := range 3 {
			white[i] += float64(int32(binary.BigEndian.Uint32(e[8+4*i:]))) / 65536
		}
	}
	for i, want := range [3]float64{0.9642, 1, 0.8249} {
		if math.Abs(white[i]-want) > 0.001 {
			return "", fmt.Errorf("the white of the output profile is %v, not D50", white)
		}
	}
	return space, nil
}
