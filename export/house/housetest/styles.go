// Package housetest holds invented house styles for tests.
package housetest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"bifocal/assets/fonts"
	"bifocal/export/house"
)

// Crest is a logo as SVG.
const Crest = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><style>.a{fill:#10253f}</style>` +
	`<path class="a" d="M30 4 56 18v6H4v-6zM8 28h8v20H8zm13 0h8v20h-8zm13 0h8v20h-8zM4 51h52v6H4z"/><circle cx="90" cy="30" r="20" fill="#a8874a" stroke="#10253f" stroke-width="3"/></svg>`

// Discs is a logo as PNG.
func Discs() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 240, 80))
	for i, c := range []color.NRGBA{{230, 0, 92, 255}, {255, 120, 0, 255}, {255, 196, 0, 255}} {
		for x := range 80 {
			for y := range 80 {
				if (x-40)*(x-40)+(y-40)*(y-40) < 1500 {
					img.Set(80*i+x, y, c)
				}
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

func logo(file []byte) []byte {
	var s house.Style
	if err := s.SetLogo(file); err != nil {
		panic(err) // one of the two above
	}
	return s.Logo
}

// Bank is sober: a cover, faces of its own, numbers as on the continent.
func Bank() house.Style {
	return house.Style{
		Name: "Sober bank", Logo: logo([]byte(Crest)), Colours: house.Colours{Executive: "#7A1F2B", Engineering: "#24405C"},
		Faces:    house.Faces{Regular: fonts.Symbols, Bold: fonts.Bold},
		Language: house.Continental, Confidentiality: "Bank & Partner AG. For the addressee only.", Cover: true,
		Contact: house.Contact{
			Name: "Dr. Eva Lindner", Role: "Head of platform services", Organisation: "Bank & Partner AG",
			Email: "eva.lindner@bankpartner.example", Phone: "+41 44 555 01 20", OnCover: true,
		},
	}
}

// Retailer is lively: Letter, a watermark, American dates.
func Retailer() house.Style {
	return house.Style{
		Name: "Lively retailer", Logo: logo(Discs()), Colours: house.Colours{Executive: "#C8004F", Engineering: "#5C2A8A"}, Paper: house.Letter,
		Language: house.American, Watermark: "Draft", Contact: house.Contact{Name: "Jordan Reyes", Email: "jordan@lively.example"},
	}
}

// Office is a public office: a cover and a watermark.
func Office() house.Style {
	return house.Style{
		Name: "Public office", Colours: house.Colours{Executive: "#1B5E43", Engineering: "#334E68"}, Cover: true, Watermark: "For consultation",
		Confidentiality: "Official.", Contact: house.Contact{Name: "Service desk", Organisation: "Office for Digital Services", Email: "desk@office.example"},
	}
}

// All are the three.
func All() []house.Style { return []house.Style{Bank(), Retailer(), Office()} }
