package prose

import (
	"strings"

	"bifocal/narrative/figures"
)

// labels are words that a number names one of: section 4.2, room 12.
var labels = set(`absatz artikel abschnitt kapitel seite raum section sections chapter chapters figure figures fig table tables room rooms article articles art clause clauses step steps
	phase phases page pages version versions release level levels tier option options appendix annex exhibit item items row column no nr
	number ticket issue port ports paragraph paragraphs para floor gate platform track route terminal grade category type volume vol lot
	batch sku zone schedule regulation directive act title extension ext stage wave sprint iteration milestone scenario challenge lesson
	pillar principle priority severity sev layer unit press pump hall turbine crane rule case cases line lines part parts class form code week month
	day year quarter model serial invoice order contract building block bay dock berth channel slot window windows java python kubernetes
	postgresql postgres mysql mariadb oracle ios macos android office node nodejs php ruby angular react vue boot ubuntu debian rhel exchange
	sharepoint terraform docker iphone ipad galaxy pixel chrome firefox basel industry web http https rfc tls ssl tcp udp iso iec en din ieee soc nist pci
	dss rsa sha aes ifrs ias wcag hs icd cis sox usb ipv bluetooth fi spring eclipse drupal magento dynamics redis kafka helm mongodb
	elasticsearch php jdk jre net ecma cobol sap netweaver hana swagger openapi graphql html css utf ascii x grade bs ansi nfpa astm iatf gmp
	cfr usc sgb bsi psd mifid nis solvency upgrade v ver rev revision build patch kb cve cwe question answer note notes example examples
	agenda objective goal requirement req req's use workstream work package lane seat flight train bus highway interstate autobahn line apartment suite
	cell plot plant site reactor well field ward bed wing months days weeks years quarters ward station substation press robot gpt claude llama
	kv server desk footnote phone tel fax telephone shelf lab bus boeing airbus tome book verse psalm act scene season episode round match game set appendixes slide slides drawing sheet`)

// counters are labels that are verbs or units too: with a plural noun behind the
// number they do not name it.
var counters = set(`form line lines press stage issue code part parts page pages case cases item items ticket figure figures number note track
	order contract use set round match well field model title work question answer server office windows web spring step build patch release
	block node seat station plant site bed slide question lane type class upgrade exchange floor level levels option options room rooms unit net
	phases sections steps months days weeks years quarters chapters articles day week month year quarter`)

// standards name documents, whatever stands behind their number.
var standards = set(`ISO IEC RFC TLS SSL PCI DSS RSA SHA AES IFRS IAS WCAG HS ICD CIS USB EN DIN IEEE SOC NIST HTTP HTTPS UTF CFR IATF BS ANSI ASTM`)

// labelled reports whether the number at token i names something, by the word
// before it.
func (r *reader) labelled(i int) bool {
	k := i - 1
	if r.isSign(k, ".") && r.glued(k) && abbreviations[r.word(k-1)] { // No. 5
		return r.sameLine(i)
	}
	if r.isSign(k, ":") && r.glued(k) && colonLabels[r.word(k-1)] { // Version: 1.28
		k--
	}
	if r.isSign(k, "\"") && r.isSign(k-1, ":") && colonLabels[r.word(k-2)] {
		k -= 2
	}
	w := r.word(k)
	if w == "" || !r.sameLine(i) {
		return false
	}
	t := r.textAt(k)
	plain := !r.hasUnit(i)
	if standards[t] {
		return plain || strings.Contains(r.textAt(i), ".")
	}
	if labels[w] {
		if !plain {
			return false
		}
		if counters[w] {
			noun, _ := r.nounAt(i + 1)
			return noun == "" || !strings.Contains(noun, " ") && t != w && (w == "windows" || w == "office" || w == "phase")
		}
		return true
	}
	if noun, _ := r.nounAt(i + 1); plain && r.toks[k].glued && r.isNumber(k-1) && noun == "" { // Log4j 2
		return true
	}
	if plain && places[r.word(k-1)] && r.namesPlace(k, i) {
		return true
	}
	if !plain || r.startsSentence(k) {
		return false
	}
	capital := t[0] >= 'A' && t[0] <= 'Z'
	if !capital || figures.IsCurrency(t) {
		return false
	}
	if noun, _ := r.nounAt(i + 1); noun != "" {
		return false
	}
	return !roles[t]
}

var colonLabels = set("version release port phase ticket id room page section article invoice order build model serial zip postcode phone tel fax")

// places stand before the noun that a number names one of: at desk 3, the bus 42.
var places = set("at in on the from near via into behind our your its their")

// namesPlace reports whether the word k between a preposition and the number i is
// a noun of which the number names one.
func (r *reader) namesPlace(k, i int) bool {
	w := r.word(k)
	if r.textAt(k) != w || ordinary[w] || len(w) < 3 || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") ||
		len(r.textAt(i)) > 5 || strings.Contains(r.textAt(i), ",") {
		return false
	}
	noun, _ := r.nounAt(i + 1)
	return noun == "" && (i+1 >= len(r.toks) || !r.isDash(i+1))
}

// ordinary words stand between a preposition and a number and name nothing.
var ordinary = set(`first last next past top other further remaining another same least most only total average current around about nearly some
	these those all more than extra additional whole full new bottom final best roughly over under below above almost exactly just between
	worst entire initial former latter second third previous following mere total combined overall sum mean median original planned expected
	budgeted actual approximately`)

// roles are words in capitals that are measures, so that a value follows them.
var roles = set("NPS MTTR ROI NPV IRR SLA SLO RTO RPO OEE FTE FTEs CSAT KPI TCO Uptime Average Total Budget Cost Costs Savings Saving Payback Year Investment Price Revenue")

var abbreviations = set("no nr abs abb kap art fig sec ext vol ch para cl app ver v p pp reg dir tel")

// hasUnit reports whether a unit, a scale or a currency follows the number.
func (r *reader) hasUnit(i int) bool {
	c, ok := r.coreAt(i)
	return ok && (c.unit != "" || c.scaled || c.suffix != "")
}

// startsSentence reports whether word token k is the first of its sentence, so
// that its capital says nothing.
func (r *reader) startsSentence(k int) bool {
	if k == 0 || r.toks[k].first {
		return true
	}
	t := &r.toks[k-1]
	return t.kind == sign && strings.Contains(".!?:;|*-–—•#([>\"“", t.text)
}

// pastLabel passes over the number of a label, and others that go with it:
// sections 4 and 5, months 1-3, 4.2.1.
func (r *reader) pastLabel(i int) int {
	end := r.gluedRun(i)
	for range 4 {
		at := end
		if w := r.word(at); w == "and" || w == "to" || w == "or" || w == "through" || r.isSign(at, ",") || r.isSign(at, "&") || r.isDash(at) {
			at++
		}
		if at == end || !r.isNumber(at) || r.hasUnit(at) || !r.sameLine(at) {
			break
		}
		if noun, _ := r.nounAt(at + 1); noun != "" {
			break
		}
		if _, year := r.yearAt(at); year {
			break
		}
		end = r.gluedRun(at)
	}
	return end
}
