package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// MostFile is how large the JSON form of a style may be.
const MostFile = 36 << 20

// form is the JSON form, with its name and version first.
type form struct {
	Format string `json:"format"`
	Style
}

// Encode returns the JSON form: one file with logo and faces in it. The same style
// always gives the same bytes. It does not check the style.
func Encode(s Style) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(form{Format, s}); err != nil {
		return nil, fmt.Errorf("write the style %q: %w", s.Name, err)
	}
	return out.Bytes(), nil
}

// Decode reads the JSON form and checks it. Its error is Faults, each with its
// place and what to do. A logo is made anew as SetLogo does it, so that nothing of
// the file is kept that does not show.
func Decode(data []byte) (Style, error) {
	if len(data) > MostFile {
		return Style{}, Faults{{"", fmt.Sprintf("the file has %d MB, and a house style takes %d MB at most; is it really one?", len(data)>>20, MostFile>>20)}}
	}
	var named struct {
		Format any `json:"format"`
	}
	if err := json.Unmarshal(data, &named); err != nil {
		return Style{}, Faults{{"", "the file is no house style: " + reason(err) + "; choose a file that was exported as one"}}
	}
	switch format, _ := named.Format.(string); {
	case format == Format:
	case strings.HasPrefix(format, "bifocal-style/"):
		return Style{}, Faults{{"format", fmt.Sprintf("the file is of format %q and this program reads %q; a newer Bifocal is needed", short(format), Format)}}
	case strings.HasPrefix(format, "bifocal/"):
		return Style{}, Faults{{"format", "the file is a solution, not a house style; import it as one"}}
	default:
		return Style{}, Faults{{"format", fmt.Sprintf("missing; a house style says \"format\": %q", Format)}}
	}
	var f form
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return Style{}, Faults{{fieldOf(err), reason(err) + "; mend it, or export the style anew"}}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Style{}, Faults{{"", "something follows the style in the file; keep one style in a file"}}
	}
	if err := f.Check(); err != nil {
		return Style{}, err
	}
	if len(f.Logo) > 0 {
		if err := f.SetLogo(f.Logo); err != nil {
			return Style{}, Faults{{"logo", err.Error()}}
		}
	}
	return f.Style, nil
}

// fieldOf is the place that an error of the JSON reader is about.
func fieldOf(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return strings.TrimPrefix(wrong.Field, "Style.")
	}
	return ""
}

// reason is an error of the JSON reader in words of ours.
func reason(err error) string {
	var wrong *json.UnmarshalTypeError
	var broken *json.SyntaxError
	switch text := err.Error(); {
	case errors.As(err, &wrong):
		return "this wants another kind of value than " + wrong.Value
	case errors.As(err, &broken):
		return fmt.Sprintf("it is no JSON from byte %d on", broken.Offset)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends in the middle"
	case strings.HasPrefix(text, "json: unknown field "):
		return "there is no field " + short(strings.TrimPrefix(text, "json: unknown field "))
	case strings.Contains(text, "base64"):
		return "a logo or a face in it is not written in base64"
	}
	return "it cannot be read"
}
