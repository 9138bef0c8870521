package desk

import (
	"encoding/json"
	"strconv"
	"strings"

	"bifocal/narrative/reword/client"
)

// ModelSettings say which language model may be asked, on this computer. They hold
// no key.
type ModelSettings struct {
	client.Settings
	// PriceIn and PriceOut are what a million tokens cost, sent and answered, as
	// typed; "" where that is not known.
	PriceIn, PriceOut string
}

// ReadModelSettings returns what String wrote: switched off where it cannot be read.
func ReadModelSettings(text string) ModelSettings {
	var s ModelSettings
	if json.Unmarshal([]byte(text), &s) != nil {
		s = ModelSettings{}
	}
	if _, known := client.PresetOf(s.Preset); !known {
		s = ModelSettings{}
	}
	if s.Preset == "" {
		s.Preset = client.Presets[0].Name
	}
	return s
}

// String writes the settings for ReadModelSettings. An address that holds a user or a
// password, which none may, is not written.
func (s ModelSettings) String() string {
	if strings.Contains(s.URL, "@") {
		s.URL = ""
	}
	data, err := json.Marshal(s)
	if err != nil {
		return "" // texts and truths always can
	}
	return string(data)
}

// Host names the server, "" where the address is none.
func (s ModelSettings) Host() string { return s.Settings.Host() }

// Address is the one that is asked: the user's, or else the known one of the preset.
func (s ModelSettings) Address() string {
	if s.URL != "" {
		return s.URL
	}
	p, _ := client.PresetOf(s.Preset)
	return p.URL
}

// Cost is what tokens cost, and false where the prices are not known.
func (s ModelSettings) Cost(u client.Usage) (float64, bool) {
	const million = 1e6
	in, err := price(s.PriceIn)
	out, err2 := price(s.PriceOut)
	if err != nil || err2 != nil {
		return 0, false
	}
	return (float64(u.Prompt)*in + float64(u.Answer)*out) / million, true
}

func price(text string) (float64, error) {
	p, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	if err == nil && !(p >= 0 && p < 1e9) { // not a number neither
		err = strconv.ErrRange
	}
	return p, err
}
