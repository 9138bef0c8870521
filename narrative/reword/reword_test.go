package reword_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/reword"
)

func halden() *narrative.Solution {
	s := narrative.New()
	s.Title = "Managed platform"
	s.Customer = narrative.Customer{Name: "Halden Freight", Aliases: []string{"HF", "Halden Logistics AS"}, Domains: []string{"halden.example"}}
	s.Organisation, s.Partners, s.Author = "Nordwind Cloud", []string{"Brightwater Systems"}, "Maja Lindqvist"
	s.Sealed = []string{"Atlas Router"}
	s.Facts = narrative.Facts{
		narrative.Stakeholder{Head: narrative.Head{ID: "cio"}, Name: "Ingrid Solheim", Role: "CIO"},
		narrative.Risk{Head: narrative.Head{ID: "r"}, Owner: "Grace Okafor"},
		narrative.Risk{Head: narrative.Head{ID: "r2"}, Owner: "platform lead"},
		narrative.Component{Head: narrative.Head{ID: "c", Confidential: true}, Name: "Secret Ledger"},
		narrative.Proof{Head: narrative.Head{ID: "p"}, Reference: "Nordlicht Ads"},
	}
	return &s
}

func seal(t *testing.T, text string) *reword.Sealed {
	t.Helper()
	s, err := reword.Seal(text, reword.KnownOf(halden()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNamesAndFiguresLeaveAsTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		gone       []string // parts that must not be in the sealed text
		stays      []string
	}{
		{"possessive", "Halden's plan and Halden Freight’s costs", []string{"Halden", "Freight"}, []string{"'s plan", "’s costs"}},
		{"inflected", "the Haldens and Haldener ships", []string{"Halden", "halden"}, nil},
		{"hyphenated", "a Halden-Freight-wide change", []string{"Halden", "Freight"}, []string{"-wide change"}},
		{"in another case", "HALDEN FREIGHT and halden freight", []string{"HALDEN", "halden", "freight"}, nil},
		{"over a line", "the costs of Halden\n  Freight rise", []string{"Halden", "Freight"}, []string{"rise"}},
		{"broken by a hyphen", "the costs of Hal-\nden Freight rise", []string{"Hal-", "Freight"}, nil},
		{"with what nobody sees", "Hal\u00adden and Hal\u200bden", []string{"den"}, nil},
		{"accents", "Häldén Freight", []string{"Freight"}, nil},
		{"in an e-mail address", "write to ingrid.solheim@mail.haldenfreight.example.", []string{"ingrid", "solheim", "halden", "mail"}, []string{"write to "}},
		{"in a URL", "see https://wiki.nordwind.example/hf?id=7, and www.x.example/a.", []string{"nordwind", "wiki", "www", "/hf"}, []string{"see ", ", and "}},
		{"a bare domain", "mail.halden.example and halden.example/path", []string{"halden", "path"}, []string{" and "}},
		{"an alias of two letters", "HF pays, and ROHF does not", []string{"HF pays"}, []string{"ROHF"}},
		{"people", "Solheim, Ingrid; Ms. Solheim's team and Ingrid", []string{"Solheim", "Ingrid"}, []string{"team"}},
		{"a given name that is a word", "Grace asks for grace", []string{"Grace"}, []string{"asks for grace"}},
		{"owner as free text", "Okafor watches it", []string{"Okafor"}, nil},
		{"a role is no name", "the platform lead watches it", nil, []string{"the platform lead watches it"}},
		{"partner", "Brightwater and Brightwater Systems build it", []string{"Brightwater"}, nil},
		{"marked product", "the Atlas Router, atlas-router and AtlasRouter", []string{"Atlas", "atlas"}, nil},
		{"name of a confidential fact", "the Secret Ledger keeps it", []string{"Secret", "Ledger"}, nil},
		{"reference", "as at Nordlicht", []string{"Nordlicht"}, nil},
		{"domain of the customer", "at halden.example", []string{"halden"}, nil},
		{"figures", "from 1,200 K USD a year to 252 K USD a year, 79 % less", []string{"1,200", "252", "79", "USD", "%"}, []string{"from ", " to "}},
		{"figures in words", "two clusters, a dozen teams, twice as fast, half of it, a third of them, forty-two servers", []string{"two", "dozen", "twice", "half", "third", "forty"}, []string{"clusters", "teams"}},
		{"figures that are none", "HTTP 404, TLS 1.3, EC2, 24/7, +49 30 1234567, section 4.2, p95", []string{"404", "1.3", "2", "24", "1234", "95"}, nil},
		{"other digits", "١٢ servers, ５ teams, ½ a day, x², ⅳ", []string{"١٢", "５", "½", "²", "ⅳ"}, nil},
		{"Roman numerals", "Phase II, level V and World War III", []string{"II", " V "}, []string{"Phase"}},
		{"dates", "by 15 January 2027, in Q4 2027, in May, on Monday, in March 2028", []string{"January", "2027", "Q4", "May", "Monday", "March"}, nil},
		{"words that may be dates", "it may march on", nil, []string{"it may march on"}},
		{"references to figures", "falls to {outage.target} from {outage}", []string{"{", "}", "outage"}, []string{"falls to "}},
		{"brackets like those of tokens", "see [[SHARE:BCDF]] and [[x]]", []string{"[[SHARE:BCDF]]", "[[x]]"}, nil},
		{"a value again where it is no figure", "two clusters; of the two one is new, two-factor", []string{"two"}, nil},
		{"odd numbers", "nil, a score of users, a pair of keys, in pairs, scores of teams", []string{"nil", "score", "pair"}, []string{"of users"}},
		{"what only sounds like one", "they score well and pair devices; one can wait", nil, []string{"they score well and pair devices; one can wait"}},
		{"numbers of other languages", "zwei Server, Drei Teams, zwölf Monate, einundzwanzig, fünfhundert, dreimal, die Hälfte, trois mois, veinte", []string{"zwei", "Drei", "zwölf", "einund", "fünf", "dreimal", "Hälfte", "trois", "veinte"}, []string{"Server", "Teams", "Monate", "die "}},
		{"what is none in other languages", "einfach, einzig, einstellen", nil, []string{"einfach, einzig, einstellen"}},
		{"months in any form", "in january, by Sept., from jan to Mar, on Feb 3, in august", []string{"january", "Sept", "jan", "Mar", "Feb", "august"}, []string{"in ", "by "}},
		{"weekdays in any form", "on monday, by Fri., every Sat, Tue", []string{"monday", "Fri", "Sat", "Tue"}, nil},
		{"months that are words", "an august body sat in the sun, and the march may mar it", nil, []string{"an august body sat in the sun, and the march may mar it"}},
		{"dates of other languages", "am Montag, im Oktober, lundi, en enero", []string{"Montag", "Oktober", "lundi", "enero"}, nil},
		{"times of day", "at noon, by midnight", []string{"noon", "midnight"}, []string{"at ", "by "}},
		{"small Roman numerals", "phase ii, step iv, (iii) and level v", []string{"ii", "iv", " v"}, []string{"phase "}},
		{"domains of any kind", "see acme.zone, notes.md, wiki.acme.banana/x and javascript:alert", []string{"acme", "notes", "wiki", "alert"}, []string{"see "}},
		{"abbreviations with full stops", "i.e. this, e.g. that, a.m. and approx. so", nil, []string{"i.e. this, e.g. that, a.m. and approx. so"}},
		{"third party", "a third party and third-party tools", nil, []string{"third party", "third-party"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := seal(t, c.text)
			bare := s.Text()
			for _, i := range s.Items() {
				bare = strings.ReplaceAll(bare, i.Token, "")
			}
			for _, g := range c.gone {
				if strings.Contains(bare, g) {
					t.Errorf("%q leaves: %s", g, s.Text())
				}
			}
			for _, stays := range c.stays {
				if !strings.Contains(s.Text(), stays) {
					t.Errorf("%q is gone: %s", stays, s.Text())
				}
			}
			back, err := s.Unseal(s.Text(), reword.All)
			if err != nil || back != c.text {
				t.Errorf("came back as %q: %v", back, err)
			}
		})
	}
}

func TestOneValueHasOneToken(t *testing.T) {
	t.Parallel()
	s := seal(t, "Halden pays 5 M USD; Halden saves 5 M USD; HALDEN too.")
	if n := len(s.Items()); n != 3 {
		t.Errorf("%d values: %+v", n, s.Items())
	}
}

func kinds(err error) []reword.FaultKind {
	var refused *reword.Refused
	if !errors.As(err, &refused) {
		return nil
	}
	var out []reword.FaultKind
	for _, f := range refused.Faults {
		if !slices.Contains(out, f.Kind) {
			out = append(out, f.Kind)
		}
	}
	return out
}

func TestAnswersAreRefused(t *testing.T) {
	t.Parallel()
	s := seal(t, "Halden Freight may cut its running costs by 79 % by 15 January 2027, and Ingrid Solheim decides on it.")
	tok := map[reword.Kind]string{}
	for _, i := range s.Items() {
		tok[i.Kind] = i.Token
	}
	good := "Ingrid decides."
	_ = good
	base := tok[reword.Customer] + " may reduce what it spends by " + tok[reword.Share] + ", no later than " + tok[reword.Date] + ", and " + tok[reword.Person] + " decides."
	if text, err := s.Unseal(base, reword.All); err != nil {
		t.Fatalf("an honest answer: %v", err)
	} else if text != "Halden Freight may reduce what it spends by 79 %, no later than 15 January 2027, and Ingrid Solheim decides." {
		t.Fatalf("came back as %q", text)
	}
	with := func(old, now string) string { return strings.Replace(base, old, now, 1) }
	for _, c := range []struct {
		name, answer string
		want         reword.FaultKind
	}{
		{"dropped", with(tok[reword.Share], "a lot"), reword.Missing},
		{"doubled", base + " " + tok[reword.Share] + " less.", reword.Doubled},
		{"small letters", with(tok[reword.Share], strings.ToLower(tok[reword.Share])), reword.Changed},
		{"one bracket", with(tok[reword.Share], tok[reword.Share][1:len(tok[reword.Share])-1]), reword.Changed},
		{"no brackets", with(tok[reword.Share], strings.Trim(tok[reword.Share], "[]")), reword.Changed},
		{"the code alone", with(tok[reword.Share], tok[reword.Share][8:12]), reword.Changed},
		{"escaped", with(tok[reword.Share], `\[\[`+strings.Trim(tok[reword.Share], "[]")+`\]\]`), reword.Changed},
		{"another kind", with(tok[reword.Share], "[[AMOUNT:"+tok[reword.Share][8:]), reword.Changed},
		{"invented", with(tok[reword.Share], "[[SHARE:BBBB]]"), reword.Invented},
		{"digits", base + " It takes 3 steps.", reword.NewFigure},
		{"words", base + " It takes three steps.", reword.NewFigure},
		{"Arabic digits", base + " It takes ٣ steps.", reword.NewFigure},
		{"full-width digits", base + " It takes ３ steps.", reword.NewFigure},
		{"a fraction", base + " Nearly ¾ of it.", reword.NewFigure},
		{"a fraction in words", base + " Nearly two thirds of it.", reword.NewFigure},
		{"Roman numerals", base + " That is phase II.", reword.NewFigure},
		{"dozens", base + " Dozens of teams gain.", reword.NewFigure},
		{"double", base + " It will double the pace.", reword.NewFigure},
		{"halve", base + " It halves the work.", reword.NewFigure},
		{"percent", base + " A high percentage.", reword.NewFigure},
		{"currency", base + " Saves €.", reword.NewFigure},
		{"a date", base + " It starts on 3 May 2027.", reword.NewDate},
		{"a month", base + " It starts in June.", reword.NewDate},
		{"a weekday", base + " It starts on Friday.", reword.NewDate},
		{"next year", base + " It starts next year.", reword.NewDate},
		{"more precise", with("no later than "+tok[reword.Date], "on the first day of "+tok[reword.Date]), reword.NewDate},
		{"early", with("no later than "+tok[reword.Date], "in early "+tok[reword.Date]), reword.NewDate},
		{"the guessed name", base + " Halden wins.", reword.NewName},
		{"the guessed name, elsewhere", base + " That helps haldens people.", reword.NewName},
		{"another name", base + " It works like Acme does.", reword.NewName},
		{"another name, first", "Acme gains too. " + base, reword.NewName},
		{"two words first", "Summit Partners gain too. " + base, reword.NewName},
		{"an abbreviation", base + " The CFO agrees.", reword.NewName},
		{"two figures in one", with(tok[reword.Share], tok[reword.Share]+tok[reword.Date]), reword.Changed},
		{"a figure with a letter", with(tok[reword.Share], tok[reword.Share]+"k"), reword.Changed},
		{"a figure with a sign", with(tok[reword.Share], "-"+tok[reword.Share]), reword.Changed},
		{"a reference", base + " It is {margin} of all.", reword.Invented},
		{"half a reference", base + " It is {.", reword.Invented},
		{"a text turned around", base + " It is \u202ewol\u202c.", reword.Hidden},
		{"a gap of no width", base + " It is go\u200bod.", reword.Hidden},
		{"a URL", base + " See https://example.com/x.", reword.NewLink},
		{"a domain", base + " See acme.com.", reword.NewLink},
		{"an e-mail address", base + " Write to a@b.example.", reword.NewLink},
		{"nil", base + " Risk is nil.", reword.NewFigure},
		{"a score", base + " That helps a score of teams.", reword.NewFigure},
		{"a pair", base + " A pair of teams gains.", reword.NewFigure},
		{"a couple", base + " A couple of teams gain.", reword.NewFigure},
		{"zwei", base + " That is zwei.", reword.NewFigure},
		{"einundzwanzig", base + " That is einundzwanzig.", reword.NewFigure},
		{"a second", base + " In a second step it grows.", reword.NewFigure},
		{"halves", base + " In halves.", reword.NewFigure},
		{"one with a unit", base + " It takes one month.", reword.NewFigure},
		{"a small month", base + " It starts in june.", reword.NewDate},
		{"a short month", base + " It starts in Sept.", reword.NewDate},
		{"a short month, small", base + " It starts in jan.", reword.NewDate},
		{"Montag", base + " It starts on Montag.", reword.NewDate},
		{"noon", base + " It starts at noon.", reword.NewDate},
		{"midnight", base + " It starts by midnight.", reword.NewDate},
		{"a small weekday", base + " It starts on friday.", reword.NewDate},
		{"small Roman numerals", base + " That is phase ii.", reword.NewFigure},
		{"a small Roman numeral", base + " That is level v.", reword.NewFigure},
		{"an unknown top level", base + " See acme.banana.", reword.NewLink},
		{"a script", base + " See javascript:alert.", reword.NewLink},
		{"a script with a space", base + " See javascript : alert.", reword.NewLink},
		{"a data address", base + " See data:text/html,x.", reword.NewLink},
		{"any scheme", base + " See foo+bar:baz.", reword.NewLink},
		{"a network path", base + " See //acme/share.", reword.NewLink},
		{"a share", base + ` See \\acme\share.`, reword.NewLink},
		{"an aside", "Sure, here is the text:\n" + base, reword.Aside},
		{"empty", "  ", reword.Nothing},
	} {
		text, err := s.Unseal(c.answer, reword.All)
		if got := kinds(err); !slices.Contains(got, c.want) {
			t.Errorf("%s: refused for %v, want %s (%q)", c.name, got, c.want, c.answer)
		}
		if text != "" {
			t.Errorf("%s: a refused answer gives %q", c.name, text)
		}
		var refused *reword.Refused
		if errors.As(err, &refused) {
			for _, value := range []string{"Halden", "79", "January", "Solheim", "halden", "Acme", "٣", "June", "II"} {
				if strings.Contains(refused.Reason(), value) {
					t.Errorf("%s: what the model is told holds %q: %s", c.name, value, refused.Reason())
				}
			}
			for _, f := range refused.Faults {
				if f.Start < 0 || f.End < f.Start || f.End > len(c.answer) {
					t.Errorf("%s: a fault from %d to %d in an answer of %d bytes", c.name, f.Start, f.End, len(c.answer))
				}
			}
		}
	}
}

// What an apostrophe ties to a name leaves with it.
func TestANameWithAnElisionIsSealedWhole(t *testing.T) {
	t.Parallel()
	known := reword.KnownOf(&narrative.Solution{Customer: narrative.Customer{Name: "O'Brien & Sons"}})
	for _, text := range []string{"Let O'Brien count.", "Let o’brien count.", "Let O’Brien & Sons count."} {
		s, err := reword.Seal(text, known)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(s.Text(), "'") || strings.Contains(s.Text(), "’") {
			t.Errorf("%q leaves as %q", text, s.Text())
		}
		if back, err := s.Unseal(s.Text(), reword.All); err != nil || back != text {
			t.Errorf("%q came back as %q: %v", text, back, err)
		}
	}
}

// An address takes the accents of its last letter with it, and where a name reaches into
// one, the next place of it, which overlaps, is sealed.
func TestANameBehindAnAddressIsSealed(t *testing.T) {
	t.Parallel()
	const accented = "n\u0303a\u0308ive"
	for _, name := range []string{accented, "e" + accented} {
		known := reword.KnownOf(&narrative.Solution{Customer: narrative.Customer{Name: name}})
		for _, text := range []string{"a.b@c.example" + accented + accented, "See x.example" + accented + ".", "@c.exampl" + accented + accented, accented + accented} {
			s, err := reword.Seal(text, known)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := s.Unseal(s.Text(), reword.All); err != nil || back != text {
				t.Errorf("%+q, sealed as %+q, came back as %q: %v", text, s.Text(), back, err)
			}
		}
	}
}

// An accent that belongs to another name hides none that stands before it.
func TestANameBeforeTheAccentOfAnotherIsSealed(t *testing.T) {
	t.Parallel()
	known := reword.KnownOf(&narrative.Solution{Customer: narrative.Customer{Name: "\U000e01ef0AI\u65f6\u02b5"}})
	const text = "@halden and Halden\U000e01ef0AI\u65f6\u02b5's"
	s, err := reword.Seal(text, known)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := s.Unseal(s.Text(), reword.All); err != nil || back != text {
		t.Errorf("sealed as %+q, it came back as %q: %v", s.Text(), back, err)
	}
}

// Names leave in no spelling: without umlauts, letter by letter, glued to other words.
func TestNamesAreSealedInOtherSpellings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		texts []string
		stays []string // beside it
	}{
		{"Müller", []string{"Mueller pays", "MUELLER pays", "Muller pays", "MüllerCloud pays", "Muellers plan"}, []string{"Mule pays"}},
		{"Mueller", []string{"Müller pays", "Mu\u0308ller pays"}, nil},
		{"Björn", []string{"Bjoern pays", "Bjorn pays"}, nil},
		{"Århus", []string{"Aarhus pays", "Arhus pays"}, nil},
		{"Bjoern Soerensen", []string{"Bjørn Sørensen pays", "Sørensen's team"}, nil},
		{"ACME", []string{"A.C.M.E. pays", "A. C. M. E. pays", "A-C-M-E pays", "A C M E pays", "ACMECloud pays", "myACME pays", "AcmeCloud pays", "Acme2 pays"}, nil},
		{"A.C.M.E.", []string{"ACME pays", "Acme pays", "AcmeCloud pays"}, nil},
		{"Ivo", []string{"IvoCloud pays", "theIvo pays", "IvoDB pays"}, []string{"ivory pays", "Ivory pays", "pivot"}},
		{"HF", []string{"HFCloud pays", "H.F. pays"}, []string{"HFC pays", "ROHF"}},
	} {
		known := reword.KnownOf(&narrative.Solution{Customer: narrative.Customer{Name: c.name}})
		for i, text := range append(append([]string{}, c.texts...), c.stays...) {
			s, err := reword.Seal(text, known)
			if err != nil {
				t.Fatal(err)
			}
			if sealed := len(s.Items()) > 0; sealed != (i < len(c.texts)) {
				t.Errorf("%s: %q leaves as %q", c.name, text, s.Text())
			}
			if i < len(c.texts) && !strings.Contains(s.Text(), "[[CUSTOMER:") {
				t.Errorf("%s: %q leaves as %q", c.name, text, s.Text())
			}
			if back, err := s.Unseal(s.Text(), reword.All); err != nil || back != text {
				t.Errorf("%q came back as %q: %v", text, back, err)
			}
		}
	}
}

// A text that is no English says so, so that its user looks at what stays readable.
func TestATextOfAnotherLanguageIsTold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"Der Betrieb der Plattform wird teurer, und niemand weiß genau warum.":  true,
		"Le contrat couvre uniquement les entrepôts du nord.":                   true,
		"The running costs of the platform rise, and nobody knows exactly why.": false,
		"Kubernetes restarts pods; kubelet and etcd need care on every node.":   false,
		"OK": false,
	} {
		if got := seal(t, text).Foreign(); got != want {
			t.Errorf("%q: foreign is %v", text, got)
		}
	}
}

// A company's name without its legal form leaves no more than with it.
func TestACompanyIsSealedWithoutItsLegalForm(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"Apple Inc.": "Apple has trouble, and Apple's staff wait.", "Shell plc": "Shell waits.", "12 Oaks Ltd": "12 Oaks waits.", "Delta Air Lines": "Delta Air Lines waits.",
	} {
		s, err := reword.Seal(text, reword.KnownOf(&narrative.Solution{Customer: narrative.Customer{Name: name}}))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"Apple", "Shell", "Oaks", "Delta"} {
			if strings.Contains(s.Text(), word) {
				t.Errorf("%s leaves: %s", word, s.Text())
			}
		}
	}
}
