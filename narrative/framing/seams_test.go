package framing_test

import (
	"strings"
	"testing"

	"bifocal/narrative"
	"bifocal/narrative/framing"
)

// solution reads facts as they stand in a file, with a header around them.
func solution(t *testing.T, facts string) narrative.Solution {
	t.Helper()
	s, err := narrative.Decode([]byte(`{"format":"bifocal/1","id":"dairy","title":"Cold tanks",
		"customer":{"name":"Brook Dairy"},"organisation":"Hillside","language":"en","currency":"EUR","facts":[` + facts + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	exec = narrative.Executive
	eng  = narrative.Engineering

	measureTanks = `{"kind":"answer","id":"answer","do":"measure every tank"},`
	spoiled      = `{"kind":"outcome","id":"spoiled","measure":"spoiled milk","baseline":"900 l a week","target":"200 l a week","date":"2027-Q3"}`
	coo          = `{"kind":"stakeholder","id":"coo","role":"COO","audience":"executive"},`
	it           = `{"kind":"stakeholder","id":"it","role":"head of IT","audience":"engineering"},`
)

// Each case is a theme told from a few facts: the heading, and what the text says
// or must not say.
var told = []struct {
	name     string
	facts    string
	audience narrative.Audience
	theme    framing.Theme
	heading  string // "" where the case is about the text
	says     []string
	never    []string
}{
	{
		"what flows from a year on is not due by its end",
		measureTanks + `{"kind":"outcome","id":"a","measure":"spending on milk","baseline":"6.2 M EUR a year","target":"3.9 M EUR a year","date":"2029","verification":"the books"},
		 {"kind":"outcome","id":"b","measure":"milk returned","baseline":"58 %","target":"85 %","date":"2029"}`,
		eng, framing.Value, "Two targets, the last due by the end of 2029",
		[]string{"From January 2029", "End of 2029"},
		[]string{"both due"},
	},
	{
		"a firm as an option is one, however it ends",
		`{"kind":"decision","id":"d","question":"who answers at night","chosen":"a","options":[{"id":"a","name":"Helios","for":"answers at night","against":"has to be let in"},{"id":"b","name":"our own night shift","for":"knows the wards"}]}`,
		exec, framing.Options, "Who answers at night: Helios, over our own night shift",
		[]string{"Helios answers at night, but has to be let in."},
		nil,
	},
	{
		"nothing is counted later where no start is known",
		`{"kind":"cost","id":"c","name":"probes","amount":"300 K EUR","every":"once"},{"kind":"benefit","id":"b","name":"plants not thrown away","amount":"178 K EUR","every":"year","start":"2027-09"}`,
		exec, framing.Money, "",
		[]string{"1.7 years"},
		[]string{"counted as well"},
	},
	{
		"the decision is named where it is what all is counted from",
		`{"kind":"cost","id":"c","name":"probes","amount":"300 K EUR","every":"once"},{"kind":"benefit","id":"b","name":"plants kept","amount":"178 K EUR","every":"year"},
		 {"kind":"ask","id":"a","amount":"300 K EUR","by":"2026-12-11"}`,
		exec, framing.Money, "",
		[]string{"counted from the decision (December 2026)", "Payback, from the decision"},
		[]string{"the start"},
	},
	{
		"a sentence that no capability tells stands among what changes",
		measureTanks + `{"kind":"capability","id":"k","name":"probes","benefit":"tanks report themselves","mechanism":"m"},` + spoiled + `,
		 {"kind":"outcome","id":"hours","measure":"hours of driving","baseline":"210 h a week","target":"60 h a week","sentence":"drivers spend {target} on the road"}`,
		exec, framing.Answer, "",
		[]string{"Drivers spend 60 hours a week on the road."},
		nil,
	},
	{
		"a reason is told behind the heading that it is the reason of",
		`{"kind":"problem","id":"p","symptom":"operations are postponed on the morning itself because trays come back late from the washers, and the makers bill every extra day"}`,
		exec, framing.Situation, "Operations are postponed on the morning itself",
		[]string{"The reason is that trays come back late from the washers. The makers bill every extra day."},
		nil,
	},
	{
		"a clause without a noun heads nothing",
		`{"kind":"problem","id":"p","symptom":"families keep crosses that belong to the State for many years after a death, and some turn up at auctions abroad"}`,
		exec, framing.Situation, "",
		[]string{"some turn up at auctions abroad"},
		[]string{"Some turn up at auctions abroad\n"},
	},
	{
		"of a problem the most of it is left out of its heading",
		`{"kind":"problem","id":"p","symptom":"plants die on the bench before anyone buys them, most of them on hot weekends when nobody is there to water them"},
		 {"kind":"problem","id":"q","symptom":"the water bill has doubled in three years"}`,
		exec, framing.Situation, "Plants die on the bench before anyone buys them",
		nil, nil,
	},
	{
		"what drives it comes behind the problem",
		`{"kind":"problem","id":"p","symptom":"of the many insignia that are out on loan to families and to museums two in five never come back"},
		 {"kind":"driver","id":"d","type":"market","event":"the price of gold has doubled","effect":"each cross that is lost costs 31 K EUR"}`,
		exec, framing.Situation, "",
		[]string{"Why now: the price of gold has doubled; each cross that is lost costs 31 K EUR."},
		nil,
	},
	{
		"a cause heads before a date does",
		`{"kind":"problem","id":"p","cause":"inspections follow a five-year round written into 214 paper ledgers, nothing measures the water between two visits, and the levy spreadsheet knows parcels by old numbers"},
		 {"kind":"driver","id":"d","type":"event","event":"two of the nine inspectors retire in Q2 2028","date":"2028-Q2","effect":"what they know goes with them"}`,
		eng, framing.Situation, "Nothing measures the water between two visits",
		[]string{"Inspections follow a five-year round written into 214 paper ledgers, and the levy spreadsheet knows parcels by old numbers."},
		nil,
	},
	{
		"an office takes its article",
		`{"kind":"question","id":"q","question":"does the registry charge for a query","owner":"National Land Office","due":"2027-10"}`,
		eng, framing.Next, "",
		[]string{"from the National Land Office by October 2027"},
		nil,
	},
	{
		"an option that can be no subject gets one",
		`{"kind":"decision","id":"d","question":"where it runs","chosen":"a","options":[{"id":"a","name":"on shore","for":"keeps boarding when the link is down"},{"id":"b","name":"in the cloud only","for":"is cheapest to run","against":"stops boarding when the link is down"}]}`,
		exec, framing.Options, "Where it runs: on shore, rather than in the cloud only",
		[]string{"On shore: it keeps boarding when the link is down.", "In the cloud only: it is cheapest to run, but stops boarding when the link is down."},
		nil,
	},
	{
		"risks without causes are not headed by them",
		`{"kind":"risk","id":"a","event":"readers fail in snow","mitigation":"a tap on the tablet"},{"kind":"risk","id":"b","event":"the union says no","mitigation":"two marshals design it"}`,
		eng, framing.Risk, "Two risks and how they are met", nil, nil,
	},
	{
		"all phases of a list have the same lead",
		`{"kind":"milestone","id":"m","name":"pilot","start":"2027-01","end":"2027-03"},{"kind":"milestone","id":"n","name":"rest","start":"2027-04","end":"2027-06","exit":"ten sailings boarded"}`,
		eng, framing.Plan, "",
		[]string{"Pilot (January to March 2027).", "Rest (April to June 2027): Done when ten sailings boarded."},
		nil,
	},
	{
		"options with plural names agree with their verbs",
		`{"kind":"decision","id":"d","question":"how shops count","chosen":"a","options":[
			{"id":"a","name":"radio tags","for":"counts a shop in an hour","against":"costs a tag each"},
			{"id":"b","name":"counting by barcode","for":"needs no tags","against":"takes two nights"}]}`,
		exec, framing.Options, "How shops count: radio tags, over counting by barcode",
		[]string{"Radio tags count a shop in an hour, but cost a tag each.", "Counting by barcode needs no tags, but takes two nights."},
		[]string{"tags counts", "Doing nothing"},
	},
	{
		"a name with and is chosen",
		`{"kind":"decision","id":"d","chosen":"a","options":[{"id":"a","name":"guards and a call centre","for":"is there anyway"},{"id":"b","name":"cameras"}]}`,
		exec, framing.Options, "The choice: guards and a call centre, over cameras",
		[]string{"Guards and a call centre are there anyway."},
		nil,
	},
	{
		"options of one side each",
		`{"kind":"decision","id":"d","question":"who watches","chosen":"a","options":[{"id":"a","name":"night shifts","for":"are there anyway"},{"id":"b","name":"a call centre","against":"costs 40 K EUR"}]}`,
		eng, framing.Options, "Who watches: night shifts, over a call centre",
		[]string{"Night shifts are there anyway.", "A call centre costs 40 K EUR."},
		[]string{" | "},
	},
	{
		"a decision with a sentence is told once",
		`{"kind":"decision","id":"d","question":"which device nurses carry","chosen":"a","sentence":"a scanner reaches every bed, a tablet does not","options":[
			{"id":"a","name":"a scanner","for":"fits in a pocket"},{"id":"b","name":"a tablet","for":"shows the list","against":"does not reach the bed"}]}`,
		exec, framing.Options, "Which device nurses carry: a scanner, over a tablet",
		[]string{"A scanner reaches every bed, a tablet does not."},
		[]string{"pocket", "shows the list"},
	},
	{
		"what follows from a choice stands with the option chosen",
		`{"kind":"decision","id":"d","question":"how tanks are measured","chosen":"b","consequences":"each tank gets a socket","options":[{"id":"a","name":"sensors","for":"needs no cable"},{"id":"b","name":"probes","for":"never runs flat"}]}`,
		exec, framing.Options, "How tanks are measured: probes, over sensors",
		[]string{"Probes never run flat. Each tank gets a socket.\nSensors need no cable."},
		nil,
	},
	{
		"two decisions are named by their questions in the heading",
		`{"kind":"decision","id":"d","question":"how tanks are measured","chosen":"a","options":[{"id":"a","name":"sensors"},{"id":"b","name":"probes"}]},
		 {"kind":"decision","id":"e","question":"who watches","chosen":"a","options":[{"id":"a","name":"the night shift"}]}`,
		exec, framing.Options, "Two choices: how tanks are measured, and who watches",
		[]string{"How tanks are measured: sensors, over probes.", "Who watches: the night shift."},
		nil,
	},
	{
		"an open decision is a question",
		`{"kind":"decision","id":"d","question":"how tanks are measured","options":[{"id":"a","name":"sensors","for":"needs no cable"},{"id":"b","name":"probes","for":"never runs flat"}]}`,
		exec, framing.Options, "How tanks are measured is still open: sensors or probes",
		[]string{"Sensors need no cable.", "Probes never run flat."},
		nil,
	},
	{
		"a product keeps the capitals of its name",
		`{"kind":"decision","id":"d","question":"runtime","chosen":"a","options":[{"id":"a","name":"containers"},{"id":"b","name":"App Service"}],"context":"the app needs a service"}`,
		eng, framing.Options, "Runtime: containers, over App Service", nil, nil,
	},
	{
		"a period stays with the figure",
		measureTanks + spoiled + `,{"kind":"outcome","id":"waste","measure":"milk thrown away","baseline":"310 K EUR a year","target":"220 K EUR a year"}`,
		exec, framing.Value, "",
		[]string{"Milk thrown away | 310 K EUR a year | 220 K EUR a year"},
		[]string{"away a year"},
	},
	{
		"a lone measure is its figures",
		measureTanks + coo + `{"kind":"outcome","id":"wait","measure":"time to decide a permit","baseline":"19 weeks","target":"4 weeks","date":"2027-Q4","stakeholders":["coo"]}`,
		exec, framing.Value, "Time to decide a permit: 4 weeks instead of 19, by Q4 2027",
		[]string{"The COO asked for this."},
		[]string{"One measure"},
	},
	{
		"a lone measure that nobody asked for keeps its date",
		measureTanks + spoiled, exec, framing.Value, "Spoiled milk: 200 l a week instead of 900",
		[]string{"This is due by Q3 2027."},
		nil,
	},
	{
		"a baseline at most is a worst case",
		`{"kind":"quality goal","id":"q","measure":"delay","baseline":"up to 24 h","target":"10 s"},{"kind":"quality goal","id":"r","measure":"loss","baseline":"at most 5 %","target":"at most 1 %"}`,
		eng, framing.Value, "",
		[]string{"Delay | Up to 24 h | 10 s", "Loss | Up to 5 % | At most 1 %"},
		nil,
	},
	{
		"money stands among the targets where engineers measure it",
		`{"kind":"outcome","id":"waste","measure":"milk thrown away","baseline":"310 K EUR a year","target":"220 K EUR a year","source":"disposal records"},` + spoiled,
		eng, framing.Value, "",
		[]string{"Milk thrown away", "Today's figure for milk thrown away comes from the disposal records."},
		nil,
	},
	{
		"two sources are told measure first",
		`{"kind":"outcome","id":"a","measure":"late trucks","baseline":"9 a week","target":"1 a week","source":"the gate log"},
		 {"kind":"outcome","id":"b","measure":"lost cans","baseline":"3 a day","target":"1 a day","source":"the count of 2025"},` + spoiled,
		eng, framing.Proof, "Where today's figures come from",
		[]string{"Late trucks | The gate log", "Lost cans | The count of 2025"},
		nil,
	},
	{
		"a law that does not tell its date holds from it",
		`{"kind":"problem","id":"p","symptom":"families wait"},{"kind":"driver","id":"d","type":"regulation","event":"the act forbids asking twice","date":"2028-01-01"}`,
		exec, framing.Situation, "",
		[]string{"Why now: from 1 January 2028, the act forbids asking twice."},
		nil,
	},
	{
		"an event that opens with a clause has its date behind it",
		`{"kind":"problem","id":"p","symptom":"families wait"},{"kind":"driver","id":"d","type":"event","event":"when the fair opens, all hotels are full","date":"2027-05"}`,
		exec, framing.Situation, "",
		[]string{"hen the fair opens, all hotels are full. The date is May 2027."},
		nil,
	},
	{
		"what tells its time in words of its own is not dated again",
		`{"kind":"problem","id":"p","symptom":"families wait"},{"kind":"driver","id":"d","type":"event","event":"the fair opens in May","date":"2027-05-03"}`,
		exec, framing.Situation, "",
		[]string{"he fair opens in May"},
		[]string{"2027"},
	},
	{
		"what a consequence tells is not told again as what each month brings",
		`{"kind":"problem","id":"p","symptom":"blood is short","consequence":"operations are put off although blood is near"},{"kind":"problem","id":"p2","symptom":"donors wait","consequence":"too few of them come back"},
		{"kind":"outcome","id":"o","measure":"operations put off for want of blood","baseline":"14 a month","target":"3 a month"}`,
		exec, framing.Stakes, "",
		[]string{"perations are put off"},
		[]string{"14", "target"},
	},
	{
		"a cause in a row is headed by its shortest clause",
		`{"kind":"problem","id":"p","symptom":"{o.baseline} of baskets lack something","cause":"orders are picked in 23 stores from lists printed at five in the morning, shelf stock is corrected once a week, and each store plans its own vans"},
		{"kind":"outcome","id":"o","measure":"share of orders with a short or a substitution","baseline":"27 %","target":"6 %"}`,
		eng, framing.Situation, "Shelf stock is corrected once a week",
		[]string{"Orders are picked in 23 stores from lists printed at five in the morning, and each store plans its own vans."},
		nil,
	},
	{
		"figures of a proof that engineers read in their claim are not listed for executives",
		`{"kind":"proof","id":"p","claim":{"executive":"spoiled milk became rare","engineering":"spoiled milk fell to {p.x}"},"figures":[{"id":"x","name":"spoiled milk","value":"2 %"},{"id":"y","name":"sites","value":"14"}]}`,
		exec, framing.Proof, "",
		[]string{"Spoiled milk became rare (14 sites)."},
		[]string{"2 %"},
	},
	{
		"a saving that no benefit counts is named where no return is counted",
		`{"kind":"outcome","id":"o","measure":"overpaid benefits","baseline":"7.8 M EUR a year","target":"3 M EUR a year"},{"kind":"cost","id":"c","name":"integration","amount":"3.4 M EUR"}`,
		exec, framing.Money, "",
		[]string{"No return is counted against it; the fall in overpaid benefits is not counted as one."},
		nil,
	},
	{
		"engineers are told what is done about a risk where only executives have a text for it",
		`{"kind":"risk","id":"r","event":{"executive":"drivers keep calling"},"mitigation":{"executive":"the call centre stays open"},"likelihood":3,"impact":3},
		{"kind":"risk","id":"r2","event":"the link fails","mitigation":"calls go to a second line","likelihood":2,"impact":3}`,
		eng, framing.Risk, "",
		[]string{"he call centre stays open"},
		nil,
	},
	{
		"a clause that says what its own subject owns stands alone",
		`{"kind":"problem","id":"p","symptom":"lorries wait 74 minutes at the gate, and hauliers send their boxes to other ports"}`,
		exec, framing.Situation, "Lorries wait 74 minutes at the gate",
		[]string{"Hauliers send their boxes to other ports."},
		[]string{"minutes at the gate, and"},
	},
	{
		"when the plan ends is told once",
		`{"kind":"problem","id":"p","symptom":"culverts clog"},
		{"kind":"driver","id":"d","type":"event","event":"inspectors retire","date":"2027-08-15"},{"kind":"driver","id":"e","type":"regulation","event":"the act binds every board","date":"2028-01-15"},
		{"kind":"milestone","id":"m","name":"stage 1","start":"2027-01","end":"2027-06"},{"kind":"milestone","id":"n","name":"stage 2","start":"2027-07","end":"2028-09"}`,
		exec, framing.Situation, "",
		[]string{"the plan ends in September 2028", "By then, the first of the two phases is done"},
		[]string{"only in", "done; the plan ends in September 2028. By"},
	},
	{
		"a proof with one figure",
		`{"kind":"proof","id":"p","claim":"spoiled milk became rare","reference":"Alm","mayName":false,"figures":[{"id":"x","name":"waiting time","value":"9 days"}]}`,
		exec, framing.Proof, "",
		[]string{"At a customer we may not name, spoiled milk became rare (waiting time: 9 days)."},
		[]string{"In figures"},
	},
	{
		"a proof with two figures",
		`{"kind":"proof","id":"p","claim":"spoiled milk became rare","figures":[{"id":"x","name":"waiting time","value":"9 days"},{"id":"y","name":"sites","value":"14"}]}`,
		eng, framing.Proof, "",
		[]string{"(waiting time: 9 days; 14 sites)"},
		nil,
	},
	{
		"who is named for the first time is named with the role",
		`{"kind":"stakeholder","id":"fd","name":"Graham Pell","role":"finance director","audience":"executive"},{"kind":"question","id":"q","question":"who pays?","askedBy":"fd","answer":"the hospital"},{"kind":"question","id":"r","question":"who repairs?","askedBy":"fd","answer":"the hospital"}`,
		exec, framing.Next, "",
		[]string{"Graham Pell (finance director) asked: who pays?", "Graham Pell asked: who repairs?"},
		nil,
	},
	{
		"an answered question keeps who asked",
		coo + it + `{"kind":"ask","id":"k","by":"2027-03-01","from":"coo"},{"kind":"question","id":"q","question":"Do we need cables?","askedBy":"coo","answer":"No.","owner":"it"}`,
		exec, framing.Next, "",
		[]string{"The COO asked: do we need cables? No."},
		nil,
	},
	{
		"an executive hears of the open question they asked",
		coo + `{"kind":"ask","id":"k","by":"2027-03-01","decision":"fit ten tanks"},{"kind":"question","id":"q","question":"Who pays?","askedBy":"coo","owner":"service engineers"}`,
		exec, framing.Next, "",
		[]string{"The COO asks: who pays? The service engineers are to answer."},
		nil,
	},
	{
		"and so does whoever is to answer it",
		coo + `{"kind":"question","id":"q","question":"Who pays?","askedBy":"coo","owner":"head of purchasing"}`,
		eng, framing.Next, "Who pays?",
		[]string{"The question comes from the COO. The head of purchasing is to answer."},
		nil,
	},
	{
		"nobody asks what they are to answer",
		coo + `{"kind":"question","id":"q","question":"Who pays?","askedBy":"coo","owner":"coo","due":"2027-03"}`,
		exec, framing.Next, "",
		[]string{"Who pays?\nThe answer is due from the COO by March 2027."},
		[]string{"asks"},
	},
	{
		"questions are a theme without an ask",
		coo + `{"kind":"question","id":"q","question":"Alm pays for what?","askedBy":"coo","owner":"VP Operations"}`,
		exec, framing.Next, "Alm pays for what?",
		[]string{"The question comes from the COO. The VP Operations is to answer."},
		nil,
	},
	{
		"a term that describes a word is explained where it stands alone",
		`{"kind":"term","id":"t","term":"troponin","plain":"a test"},{"kind":"problem","id":"p","symptom":"a troponin result comes late, and doctors wait an hour for a troponin"}`,
		exec, framing.Situation, "",
		[]string{"for a troponin (a test)."},
		[]string{"troponin (a test) result"},
	},
	{
		"a part of a larger count is written in digits",
		`{"kind":"quantity","id":"a","name":"analysers","value":"14"},{"kind":"quantity","id":"b","name":"old analysers","value":"9"},{"kind":"problem","id":"p","symptom":"{b} of the {a} analysers are old"}`,
		exec, framing.Situation, "",
		[]string{"9 of the 14 analysers are old."},
		[]string{"nine"},
	},
	{
		"what a figure ends in is not said again",
		`{"kind":"outcome","id":"o","measure":"visits","baseline":"31 a month","target":"9 a month"},{"kind":"problem","id":"p","symptom":"clerks are called {o.baseline} a month"}`,
		exec, framing.Situation, "",
		[]string{"Clerks are called 31 a month."},
		[]string{"a month a month"},
	},
	{
		"a compound statement has its reason in a sentence of its own",
		`{"kind":"constraint","id":"c","statement":"no post is cut; two are left unfilled when their holders retire","reason":"the works council signed it"},{"kind":"constraint","id":"d","statement":"it runs here"}`,
		eng, framing.Stakes, "",
		[]string{"no post is cut; two are left unfilled when their holders retire. The works council signed it."},
		[]string{"because"},
	},
	{
		"a year is over by its end",
		`{"kind":"outcome","id":"o","measure":"visits","baseline":"31 a month","target":"9 a month","date":"2028"},{"kind":"outcome","id":"p","measure":"calls","baseline":"31 a month","target":"9 a month","date":"2028-H1"}`,
		eng, framing.Value, "Two targets, both due by the end of 2028",
		[]string{"End of 2028", "Mid-2028"},
		nil,
	},
	{
		"a measure is as many as its first noun",
		`{"kind":"outcome","id":"o","measure":"time a bicycle spends in the workshop","baseline":"9 days","target":"2 days"},{"kind":"ask","id":"k","amount":"1 K EUR","by":"2027-03-01"},` + measureTanks + `{"kind":"risk","id":"r"}`,
		exec, framing.Summary, "Approve 1,000 EUR by 1 March to cut the time a bicycle spends in the workshop from 9 to 2 days", nil, nil,
	},
	{
		"a noun that ends in s and describes another is not many",
		`{"kind":"outcome","id":"o","measure":"lens stock","baseline":"14 t","target":"6 t"},{"kind":"capability","id":"c","name":"n","benefit":"reading is shared","outcomes":["o"]},{"kind":"outcome","id":"p","measure":"glasses stock","baseline":"14 t","target":"6 t"},{"kind":"capability","id":"d","name":"m","benefit":"nights are shared","outcomes":["p"]}`,
		exec, framing.Answer, "",
		[]string{"Lens stock falls from 14 to 6 t.", "Glasses stock falls from 14 to 6 t."},
		nil,
	},
	{
		"people do not fall",
		`{"kind":"outcome","id":"o","measure":"radiologists on call at night","baseline":"3","target":"1"},{"kind":"outcome","id":"p","measure":"patients waiting in the corridor","baseline":"9","target":"1"},{"kind":"capability","id":"c","name":"n","benefit":"reading is shared","outcomes":["p"]},{"kind":"capability","id":"d","name":"m","benefit":"nights are shared","outcomes":["o"]}`,
		exec, framing.Answer, "",
		[]string{"The number of patients waiting in the corridor falls from 9 to 1.", "The number of radiologists on call at night falls from 3 to 1."},
		nil,
	},
	{
		"a measure that goes from one to the other has no second from",
		`{"kind":"outcome","id":"o","measure":"time from the scan to the finding","baseline":"31 h","target":"8 h"},{"kind":"ask","id":"k","amount":"1 K EUR"},` + measureTanks + `{"kind":"risk","id":"r"}`,
		exec, framing.Summary, "Approve 1,000 EUR to cut the time from the scan to the finding to 8 hours (31 hours today)", nil, nil,
	},
	{
		"a lone risk is its own heading",
		`{"kind":"risk","id":"r","event":"some goods cannot be counted by radio","mitigation":"they are counted by hand","owner":"clerk"}`,
		exec, framing.Risk, "One risk: some goods cannot be counted by radio",
		[]string{"They are counted by hand. The clerk sees to it."},
		[]string{"may be", "\nSome goods cannot"},
	},
	{
		"a lone risk with what it means",
		`{"kind":"risk","id":"r","event":"the radio fails","businessImpact":"a night is lost","technicalCause":"walls shield it","mitigation":"readings are kept","likelihood":2,"impact":3}`,
		eng, framing.Risk, "If the radio fails, a night is lost",
		[]string{"The cause is that walls shield it. Readings are kept. The risk is rated 2 of 5 in likelihood and 3 of 5 in impact."},
		nil,
	},
	{
		"a risk that is a noun phrase",
		`{"kind":"risk","id":"r","event":"loss of key people","businessImpact":"repairs wait","mitigation":"two are trained"}`,
		exec, framing.Risk, "One risk: loss of key people",
		[]string{"Repairs wait. Two are trained."},
		[]string{"if loss"},
	},
	{
		"risks without an impact are told by their form",
		`{"kind":"risk","id":"r","event":"labels smear when trolleys are wiped","mitigation":"labels are printed on foil"},
		 {"kind":"risk","id":"s","event":"loss of data","mitigation":"readings are kept for a day"},
		 {"kind":"risk","id":"t","event":"the supplier could close","owner":"VP Operations"}`,
		exec, framing.Risk, "",
		[]string{"Against the risk that labels smear when trolleys are wiped, labels are printed on foil.", "Loss of data: readings are kept for a day.", "There is a risk that the supplier could close. The VP Operations watches it."},
		[]string{"It may be"},
	},
	{
		"a lone risk with nothing but an event",
		`{"kind":"risk","id":"r","event":"the radio is jammed"}`, exec, framing.Risk, "One risk is known",
		[]string{"There is a risk that the radio is jammed."},
		nil,
	},
	{
		"a lone capability is headed by its benefit",
		measureTanks + spoiled + `,{"kind":"capability","id":"c","name":"complete applications","benefit":"clerks work only on what can be decided","mechanism":"the form refuses gaps","outcomes":["spoiled"]}`,
		exec, framing.Answer, "Clerks work only on what can be decided",
		[]string{"This cuts spoiled milk from 900 to 200 l a week."},
		[]string{"Complete applications", "This cuts the spoiled"},
	},
	{
		"a lone capability that moves nothing",
		`{"kind":"capability","id":"c","name":"early warnings and cooling","benefit":"milk is saved"}`,
		exec, framing.Answer, "One thing changes: early warnings and cooling",
		[]string{"Milk is saved."},
		nil,
	},
	{
		"a lone mechanism with a plural name",
		`{"kind":"capability","id":"c","name":"complete applications","mechanism":"the form asks for the plan, the plot and the consent, and refuses to be sent without them"}`,
		eng, framing.Answer, "How it works: complete applications", nil,
		[]string{"How complete"},
	},
	{
		"a lone mechanism of two clauses without a name",
		`{"kind":"capability","id":"c","mechanism":"a sensor reports each minute, a rule is started by the hub, and the cooler runs"}`,
		eng, framing.Answer, "A sensor reports each minute", nil, nil,
	},
	{
		"the heading counts what the table lists",
		`{"kind":"capability","id":"c","name":"one that takes many more words than a heading has room for","mechanism":"m one"},{"kind":"capability","id":"d","name":"two","mechanism":"m two"},
		 {"kind":"component","id":"x","name":"hub","type":"component","state":"new"},{"kind":"component","id":"y","name":"probe","type":"component","state":"new"},{"kind":"component","id":"z","name":"print job","type":"component","state":"retired"}`,
		eng, framing.Answer, "Two mechanisms, three components",
		[]string{"Print job"},
		nil,
	},
	{
		"one cause of several clauses heads itself",
		`{"kind":"problem","id":"p","cause":"the web shop reads a nightly copy of the stock, theft and losses are found once a year, and no system owns the number"}`,
		eng, framing.Situation, "No system owns the number",
		[]string{"The web shop reads a nightly copy of the stock, theft and losses are found once a year."},
		[]string{"What hurts", "owns the number."},
	},
	{
		"a lone non-goal with its reason",
		`{"kind":"non-goal","id":"n","statement":"the tills are not replaced","reason":"they are new"}`,
		eng, framing.Stakes, "The tills are not replaced",
		[]string{"They are new."},
		[]string{"on purpose", "Out of scope"},
	},
	{
		"a lone constraint is told as one",
		`{"kind":"constraint","id":"n","statement":"heirs keep the miniature","reason":"because the statutes say so"}`,
		eng, framing.Stakes, "One constraint: heirs keep the miniature",
		[]string{"The statutes say so."},
		nil,
	},
	{
		"a lone non-goal that does not say that it is one",
		`{"kind":"non-goal","id":"n","statement":"the glasshouses keep their mist lines","reason":"hardly anything dies there"}`,
		eng, framing.Stakes, "Out of scope: the glasshouses keep their mist lines",
		[]string{"Hardly anything dies there."},
		nil,
	},
	{
		"a lone non-goal without one is told beside the mechanism",
		`{"kind":"non-goal","id":"n","statement":"the tills are not replaced"},{"kind":"capability","id":"c","name":"counts","mechanism":"a ledger books the differences"}`,
		eng, framing.Answer, "How it works: counts",
		[]string{"One limit: the tills are not replaced."},
		nil,
	},
	{
		"executives are told what the return rests on",
		`{"kind":"cost","id":"c","name":"sensors","amount":"40 K EUR"},{"kind":"benefit","id":"b","name":"milk sold","amount":"30 K EUR","every":"year","counts":"cash"},
		 {"kind":"assumption","id":"a","statement":"freed beds are filled within a week","reason":"the waiting list is long"},{"kind":"assumption","id":"e","statement":{"engineering":"radio reaches every tank"}}`,
		exec, framing.Money, "",
		[]string{"The return assumes that freed beds are filled within a week."},
		[]string{"radio"},
	},
	{
		"and without a return, what the result rests on",
		`{"kind":"risk","id":"r","event":"the radio is jammed","mitigation":"readings are kept"},{"kind":"assumption","id":"a","statement":"two in three are simple"}`,
		exec, framing.Risk, "One risk: the radio is jammed",
		[]string{"The result assumes that two in three are simple."},
		nil,
	},
	{
		"an assumption without a risk",
		`{"kind":"assumption","id":"a","statement":"two in three are simple"}`, exec, framing.Risk, "The result rests on one assumption",
		[]string{"Two in three are simple."},
		nil,
	},
	{
		"executives are told what limits the business",
		`{"kind":"capability","id":"c","name":"counts","benefit":"milk is saved"},{"kind":"constraint","id":"k","statement":"scans judge nobody","reason":"the works council demands it"}`,
		exec, framing.Answer, "Milk is saved",
		[]string{"Scans judge nobody, because the works council demands it."},
		nil,
	},
	{
		"several decisions are named by what they are about",
		`{"kind":"decision","id":"d","question":"what it runs on","chosen":"a","options":[{"id":"a","name":"a scheduler"},{"id":"b","name":"paper"}]},
		 {"kind":"decision","id":"e","question":"who goes first","chosen":"a","options":[{"id":"a","name":"orthopaedics and eye surgery","for":"shows mistakes early"},{"id":"b","name":"all"}]}`,
		eng, framing.Options, "Two choices: what it runs on, and who goes first",
		[]string{"Orthopaedics and eye surgery show mistakes early."},
		[]string{"The choices are"},
	},
	{
		"an option is the subject of what it does",
		`{"kind":"decision","id":"d","question":"who grades","chosen":"a","options":[
			{"id":"a","name":"own depots","for":"keep the goods close","against":"need stations"},{"id":"b","name":"a returns partner","for":"needs no money"},{"id":"c","name":"tidying up the stores","for":"costs nothing"}]}`,
		exec, framing.Options, "",
		[]string{"Own depots keep the goods close, but need stations.\nA returns partner needs no money.\nTidying up the stores costs nothing."},
		nil,
	},
	{
		"things counted in per cent are told by their share, with their values",
		`{"kind":"ask","id":"k","amount":"480 K EUR","by":"2027-02-28","from":"coo"},` + measureTanks + `{"kind":"outcome","id":"o","measure":"roads whose condition is known","baseline":"35 %","target":"at least 95 %"}`,
		exec, framing.Summary, "Approve 480 K EUR by 28 February to raise the share of roads whose condition is known from 35 % to at least 95 %",
		nil,
		[]string{"raise roads"},
	},
	{
		"so are customers who come back",
		`{"kind":"ask","id":"k","amount":"480 K EUR","by":"2027-02-28","from":"coo"},` + measureTanks + `{"kind":"outcome","id":"o","measure":"customers who buy again after a return","baseline":"31 %","target":"at least 45 %"}`,
		exec, framing.Summary, "Approve 480 K EUR by 28 February to raise the share of customers who buy again after a return from 31 % to at least 45 %", nil, nil,
	},
	{
		"a share is no share of a share",
		measureTanks + `{"kind":"outcome","id":"o","measure":"network share surveyed within 12 months","baseline":"35 %","target":"at least 95 %","date":"2027-08"}`,
		eng, framing.Summary, "",
		[]string{"By August 2027, the network share surveyed within 12 months rises from 35 % to at least 95 %."},
		[]string{"share of network share"},
	},
	{
		"more of something is a number that rises",
		measureTanks + `{"kind":"ask","id":"k","amount":"480 K EUR","by":"2027-02-28","from":"coo"},{"kind":"outcome","id":"o","measure":"lorries handled each hour","baseline":"84","target":"140 lorries"}`,
		exec, framing.Summary, "Approve 480 K EUR by 28 February to raise the number of lorries handled each hour from 84 to 140", nil, nil,
	},
	{
		"rates have no share",
		measureTanks + `{"kind":"outcome","id":"o","measure":"conversion rates","baseline":"3 %","target":"5 %"}`,
		exec, framing.Summary, "Conversion rates rise from 3 % to 5 %", nil, nil,
	},
	{
		"a lone capability tells what it moves with its values",
		measureTanks + `{"kind":"outcome","id":"o","measure":"roads whose condition is known","baseline":"35 %","target":"95 %"},{"kind":"capability","id":"c","name":"survey","benefit":"every road is seen once a year","outcomes":["o"]}`,
		exec, framing.Answer, "Every road is seen once a year",
		[]string{"This raises the share of roads whose condition is known from 35 % to 95 %."},
		nil,
	},
	{
		"units of two words and references stay",
		measureTanks + `{"kind":"outcome","id":"o","measure":"time to refund","baseline":"12 working days","target":"1 working day"},
		 {"kind":"outcome","id":"p","measure":"complaints","baseline":"5 per 1,000 orders","target":"2 per 1,000 orders"},
		 {"kind":"outcome","id":"q","measure":"customer rating","baseline":"3.1 of 5","target":"4.5 of 5"}`,
		exec, framing.Value, "",
		[]string{"Time to refund | 12 working days | 1 working day", "Complaints | 5 per 1,000 orders | 2 per 1,000 orders", "Customer rating | 3.1 of 5 | 4.5 of 5"},
		nil,
	},
	{
		"a heading keeps the unit where the second number needs another form",
		`{"kind":"ask","id":"k","amount":"480 K EUR","by":"2027-02-28","from":"coo"},{"kind":"outcome","id":"o","measure":"time to refund","baseline":"12 working days","target":"1 working day"}`,
		exec, framing.Summary, "Approve 480 K EUR by 28 February to cut the time to refund from 12 working days to 1", nil, nil,
	},
	{
		"a countable measure takes an article",
		`{"kind":"ask","id":"k","amount":"480 K EUR","by":"2027-02-28","from":"coo"},{"kind":"outcome","id":"o","measure":"wait at the desk","baseline":"18 min","target":"5 min"}`,
		exec, framing.Summary, "Approve 480 K EUR by 28 February to cut the wait at the desk from 18 to 5 minutes", nil, nil,
	},
	{
		"a limit that is kept already does not rise",
		`{"kind":"capability","id":"c","name":"audits","benefit":"fraud is looked for","outcomes":["o"]},{"kind":"outcome","id":"o","measure":"false payments","baseline":"2.1 %","target":"at most 2.5 %"},` + spoiled,
		exec, framing.Answer, "",
		[]string{"The share of false payments stays at 2.5 % or less (2.1 % today)."},
		[]string{"rises"},
	},
	{
		"a decision with an amount says what the money is for",
		`{"kind":"ask","id":"k","decision":"fund the stations in all depots","amount":"210 K EUR","by":"2027-01-22","from":"coo"},{"kind":"cost","id":"c1","name":"stations","amount":"210 K EUR"},{"kind":"cost","id":"c2","name":"maintenance","amount":"12 K EUR","every":"quarter"},` + measureTanks + spoiled,
		exec, framing.Summary, "Approve 210 K EUR by 22 January to fund the stations in all depots",
		[]string{"Maintenance costs a further 48 K EUR a year."},
		[]string{"By 22"},
	},
	{
		"what is asked for to run is not spent once",
		measureTanks + `{"kind":"ask","id":"k","amount":"64 K EUR","by":"2027-01-22","from":"coo"},{"kind":"cost","id":"c2","name":"licences","amount":"64 K EUR","every":"year"}`,
		exec, framing.Money, "It costs 64 K EUR a year to run",
		[]string{"This pays for licences."},
		[]string{"once"},
	},
	{
		"a bound is not said twice",
		`{"kind":"answer","id":"answer","do":"sell coats again within {resale.target}"},{"kind":"outcome","id":"resale","measure":"time to resale","baseline":"19 days","target":"at most 3 days"},{"kind":"ask","id":"k","amount":"64 K EUR","by":"2027-01-22","from":"coo"}`,
		exec, framing.Summary, "",
		[]string{"sell coats again within three days"},
		[]string{"within at most"},
	},
	{
		"a cause of several clauses heads itself by its first",
		`{"kind":"problem","id":"p","cause":"a parcel is opened, graded and booked by three teams, and the refund waits for the last of them"}`,
		eng, framing.Situation, "A parcel is opened, graded and booked by three teams",
		[]string{"A parcel is opened, graded and booked by three teams, and the refund waits for the last of them."},
		[]string{"It comes down"},
	},
	{
		"what leans on the heading heads with it",
		`{"kind":"problem","id":"p","symptom":"roads are repaired where people complain, and the worst ones are found after an accident"},{"kind":"driver","id":"d","event":"parliament decides in autumn"}`,
		exec, framing.Situation, "Roads are repaired where people complain, and the worst ones are found after an accident",
		[]string{"Why now: parliament decides in autumn."},
		[]string{"Roads are repaired where people complain, and the worst ones are found after an accident."},
	},
	{
		"a single short problem is told and not lost",
		`{"kind":"problem","id":"p","symptom":"every third letter leads to a call","evidence":"the call log"}`,
		exec, framing.Situation, "How things stand today",
		[]string{"Every third letter leads to a call."},
		nil,
	},
	{
		"mechanisms are named",
		`{"kind":"capability","id":"a","name":"grading station","mechanism":"a clerk scans"},{"kind":"capability","id":"b","name":"instant refund","mechanism":"an event is read"},
		 {"kind":"component","id":"x","name":"station","state":"new"},{"kind":"component","id":"y","name":"shop system","state":"changed"}`,
		eng, framing.Answer, "How it works: grading station and instant refund", nil,
		[]string{"carry"},
	},
	{
		"a connection sends what it sends",
		`{"kind":"component","id":"x","name":"grading station","state":"new"},{"kind":"component","id":"y","name":"shop system","state":"changed"},{"kind":"connection","id":"k","from":"x","to":"y","data":"item, grade and depot","mode":"asynchronous"}`,
		eng, framing.Answer, "",
		[]string{"The grading station sends item, grade and depot to the shop system and does not wait for an answer."},
		nil,
	},
	{
		"targets are not counted by their tests",
		spoiled + `,{"kind":"outcome","id":"b","measure":"late trucks","baseline":"9 a week","target":"1 a week","date":"2027-Q4","verification":"the gate log"}`,
		eng, framing.Value, "Two targets, both due by Q4 2027", nil,
		[]string{"a test"},
	},
	{
		"risks are not counted by their answers",
		`{"kind":"risk","id":"r","event":"the radio is jammed","businessImpact":"a night is lost","mitigation":"readings are kept"},{"kind":"risk","id":"s","event":"no radio in the valleys","businessImpact":"farms keep fixed days"}`,
		exec, framing.Risk, "Two risks, and what each would mean",
		[]string{"No radio in the valleys: farms keep fixed days."},
		[]string{"If no radio"},
	},
	{
		"a cost without a date falls on the start",
		`{"kind":"cost","id":"c1","name":"vans","amount":"480 K EUR"},{"kind":"cost","id":"c2","name":"operation of the vans","amount":"190 K EUR","every":"year","start":"2027-04"},{"kind":"milestone","id":"m","name":"pilot","start":"2027-02","end":"2027-06","deliverable":"vans drive"}`,
		eng, framing.Money, "480 K EUR for vans, then 190 K EUR a year for the operation of the vans",
		[]string{"Vans | 480 K EUR | At the start (February 2027)"},
		nil,
	},
	{
		"what one phase leaves is told of its end",
		`{"kind":"milestone","id":"m","name":"fitting out","start":"2027-03","end":"2027-06","deliverable":"all depots refund on the day"}`,
		exec, framing.Plan, "Fitting out runs from March to June 2027",
		[]string{"At the end, all depots refund on the day."},
		nil,
	},
	{
		"who decides is told once",
		measureTanks + coo + `{"kind":"ask","id":"k","amount":"480 K EUR","by":"2027-02-28","from":"coo"}`,
		exec, framing.Next, "The COO decides by 28 February 2027",
		[]string{"The decision releases 480 K EUR."},
		[]string{"next step is a decision"},
	},
	{
		"downtime is counted where all hours count",
		measureTanks + `{"kind":"quality goal","id":"a","attribute":"availability","measure":"availability","target":"99.9 %"},
		 {"kind":"quality goal","id":"b","attribute":"availability","measure":"availability between 6:00 and 22:00","target":"99.9 %"},
		 {"kind":"quality goal","id":"c","attribute":"availability","measure":"availability","target":"99.9 %","scenario":"one centre fails on a working day"},
		 {"kind":"quality goal","id":"d","attribute":"availability","measure":"availability in opening hours","target":"99.9 %"},
		 {"kind":"outcome","id":"e","measure":"availability of spare parts","baseline":"90 %","target":"99 %"},
		 {"kind":"outcome","id":"f","measure":"uptime of the portal","baseline":"99 %","target":"99.9 %"}`,
		eng, framing.Value, "",
		[]string{"Availability | – | 99.9 %: 43 min of downtime a month", "22:00 | – | 99.9 %\n", "working day | – | 99.9 %\n", "opening hours | – | 99.9 %", "spare parts | 90 % | 99 %\n", "Uptime of the portal | 99 % | 99.9 %: 43 min of downtime a month instead of 7.2 h"},
		nil,
	},
	{
		"a clause turns at its but, and the heading is what comes after",
		`{"kind":"problem","id":"p","cause":"prices change centrally at midnight, but labels are swapped by hand in each store, 9,000 a week"}`,
		eng, framing.Situation, "Labels are swapped by hand in each store",
		[]string{"Prices change centrally at midnight, but labels are swapped by hand in each store, 9,000 a week."},
		nil,
	},
	{
		"a later clause heads a problem whose first is too long",
		`{"kind":"problem","id":"p","symptom":"the price on the shelf and the price at the till differ for one in thirty of the goods, and fresh food is thrown away because nobody marks it down"}`,
		exec, framing.Situation, "Fresh food is thrown away because nobody marks it down",
		[]string{"The price on the shelf and the price at the till differ for one in thirty of the goods."},
		[]string{"one in thirty of the goods, and", "How things stand"},
	},
	{
		"every date within the plan is held against it, but an opportunity",
		`{"kind":"driver","id":"a","event":"the contract ends on {date}","date":"2027-12-31","effect":"rates rise","type":"deadline"},
		 {"kind":"driver","id":"b","event":"a third scanner opens in {date}","date":"2027-09","effect":"ninety journeys come on top","type":"event"},
		 {"kind":"milestone","id":"m","name":"trial","start":"2027-04","end":"2027-06"},{"kind":"milestone","id":"n","name":"roll-out","start":"2027-07","end":"2027-10"}`,
		exec, framing.Situation, "",
		[]string{"A third scanner opens in September 2027; ninety journeys come on top."},
		nil,
	},
	{
		"what a problem leads to is told with it, and no measure is made up beside it",
		`{"kind":"problem","id":"p","symptom":"students wait","consequence":"one in twelve gives up the place"},` + spoiled,
		exec, framing.Situation, "Students wait",
		[]string{"One in twelve gives up the place."},
		[]string{"Until something changes"},
	},
	{
		"a capability tells every sentence of what it moves",
		measureTanks + `{"kind":"outcome","id":"a","measure":"wrong prices","baseline":"3 %","target":"1 %"},
		 {"kind":"outcome","id":"b","measure":"hours on labels","baseline":"46 h a week in each store","target":"6 h a week in each store","sentence":"each store gets {difference} back"},
		 {"kind":"outcome","id":"c","measure":"calls","baseline":"90 a week","target":"10 a week","sentence":"the desk is called ten times a week"},
		 {"kind":"capability","id":"x","name":"one price","benefit":"customers pay what the shelf says","outcomes":["a","b","c"]},
		 {"kind":"capability","id":"y","name":"counting","benefit":"tanks count themselves"}`,
		exec, framing.Answer, "",
		[]string{"Customers pay what the shelf says. Each store gets 40 hours a week back. The desk is called ten times a week."},
		nil,
	},
	{
		"a sentence that no capability tells stands with the promises",
		measureTanks + spoiled + `,{"kind":"outcome","id":"c","measure":"calls","baseline":"90 a week","target":"10 a week","sentence":"the desk is called ten times a week"}`,
		exec, framing.Value, "",
		[]string{"Calls | 90 a week | 10 a week", "The desk is called ten times a week."},
		nil,
	},
	{
		"who answers for it explains no other person",
		`{"kind":"stakeholder","id":"l","role":"head of logistics","audience":"executive"},{"kind":"risk","id":"r","event":"porters refuse","businessImpact":"half of the saving is lost","mitigation":"no journey is used to judge a person","owner":"l"}`,
		exec, framing.Risk, "",
		[]string{"No journey is used to judge a person. The head of logistics sees to it."},
		[]string{"(head"},
	},
	{
		"who sees to the only risk has a sentence",
		`{"kind":"stakeholder","id":"l","role":"head of logistics","audience":"executive"},{"kind":"risk","id":"r","event":"porters refuse","businessImpact":"half of the saving is lost","mitigation":"the bracelets stay in the cupboard","owner":"l"}`,
		exec, framing.Risk, "",
		[]string{"The bracelets stay in the cupboard. The head of logistics sees to it."},
		nil,
	},
	{
		"what was answered is no next step",
		it + `{"kind":"ask","id":"k","steps":[{"id":"s","what":"the feed is opened","by":"2027-03-19","audience":"engineering"},{"id":"t","what":"the beacons are hung","audience":"engineering"}]},
		 {"kind":"question","id":"q","question":"Who assigns at night?","answer":"The shift leader.","owner":"it"}`,
		eng, framing.Next, "The first of two next steps is due by 19 March",
		[]string{"By 19 March 2027, the feed is opened.\nThe beacons are hung.\nWho assigns at night? The shift leader."},
		nil,
	},
	{
		"the downtime of at least is at most",
		`{"kind":"quality goal","id":"a","attribute":"availability","measure":"availability","target":"at least 99.8 %"},{"kind":"quality goal","id":"b","attribute":"latency","measure":"latency","target":"2 s"}`,
		eng, framing.Value, "",
		[]string{"At least 99.8 %: at most 1.4 h of downtime a month"},
		nil,
	},
	{
		"operation is not said to be for operation, and a gerund takes no article",
		`{"kind":"cost","id":"a","name":"setting up and training","amount":"310 K EUR","every":"once"},{"kind":"cost","id":"c","name":"phones","amount":"72 K EUR","every":"once"},
		 {"kind":"cost","id":"b","name":"operation","amount":"20 K EUR","every":"month"},{"kind":"benefit","id":"g","name":"less overtime","amount":"900 K EUR","every":"year"}`,
		exec, framing.Money, "",
		[]string{" for setting up and training (310 K EUR) and for phones (72 K EUR). Running costs come to 240 K EUR a year (20 K EUR a month)"},
		[]string{"for operation", "the setting"},
	},
	{
		"a saving counts from when its outcome is due, and a sale takes its article",
		`{"kind":"outcome","id":"o","measure":"agency spending","baseline":"84 K EUR a month","target":"31 K EUR a month","date":"2028-01"},
		 {"kind":"cost","id":"a","name":"phones","amount":"310 K EUR","every":"once"},{"kind":"benefit","id":"g","name":"fewer agency porters","outcome":"o"},
		 {"kind":"benefit","id":"h","name":"sale of the printers","amount":"40 K EUR","every":"once","start":"2027-12"},
		 {"kind":"milestone","id":"m","name":"roll-out","start":"2027-03","end":"2027-10"}`,
		exec, framing.Money, "",
		[]string{"In December 2027 the sale of the printers is counted as well, and from January 2028 fewer agency porters."},
		nil,
	},
	{
		"a gloss shares the bracket of an amount",
		`{"kind":"cost","id":"c","name":"probes","amount":"300 K EUR","every":"once"},{"kind":"benefit","id":"b","name":"milk saved in the flush","amount":"178 K EUR","every":"year"},
		 {"kind":"benefit","id":"d","name":"less haulage","amount":"90 K EUR","every":"year"},{"kind":"term","id":"t","term":"flush","plain":"the weeks in spring when cows give most milk"}`,
		exec, framing.Money, "",
		[]string{"the flush (the weeks in spring when cows give most milk; 178 K EUR a year)"},
		[]string{") ("},
	},
	{
		"what the title told is not told again with a capability",
		measureTanks + `{"kind":"capability","id":"k","name":"probes","benefit":"tanks report themselves","mechanism":"m","outcomes":["spoiled"]},
		 {"kind":"capability","id":"l","name":"routes","benefit":"drivers know the way","mechanism":"m"},
		 {"kind":"outcome","id":"spoiled","measure":"spoiled milk","baseline":"900 l a week","target":"200 l a week","sentence":"only {target} are poured away"},
		 {"kind":"outcome","id":"hours","measure":"hours of driving","baseline":"210 h a week","target":"60 h a week"},{"kind":"ask","id":"a","amount":"300 K EUR","by":"2026-12-11"}`,
		exec, framing.Answer, "",
		[]string{"Tanks report themselves."},
		[]string{"poured away"},
	},
	{
		"where the return has several parts, they are told with it alone",
		`{"kind":"cost","id":"c","name":"probes","amount":"300 K EUR","every":"once"},{"kind":"cost","id":"r","name":"upkeep","amount":"2 K EUR","every":"month"},
		 {"kind":"benefit","id":"b","name":"less milk poured away","amount":"178 K EUR","every":"year"},{"kind":"benefit","id":"d","name":"less haulage","amount":"90 K EUR","every":"year"}`,
		exec, framing.Stakes, "",
		[]string{"244 K EUR a year in cash"},
		[]string{"haulage"},
	},
	{
		"owners of one list are named alike",
		`{"kind":"risk","id":"a","event":"probes fail in frost","businessImpact":"a tank spoils","mitigation":"each farm has a spare probe","owner":"coo"},
		 {"kind":"risk","id":"b","event":"drivers do not trust the list","businessImpact":"they drive as before","mitigation":"the list is made with two clerks","owner":"it"},` + coo + `
		 {"kind":"stakeholder","id":"it","role":"head of IT","audience":"engineering"}`,
		exec, framing.Risk, "",
		[]string{"a spare probe (owner: COO).", "with two clerks (owner: head of IT)."},
		[]string{"answers for it"},
	},
	{
		"the only open question heads what is next, whatever was answered",
		`{"kind":"question","id":"q","question":"who owns the signals","owner":"it","due":"2027-01-22"},
		 {"kind":"question","id":"r","question":"may a probe be glued on","answer":"Yes, with food-grade glue."},
		 {"kind":"stakeholder","id":"it","role":"head of IT","audience":"engineering"}`,
		eng, framing.Next, "Who owns the signals?",
		[]string{"May a probe be glued on? Yes, with food-grade glue."},
		[]string{"needs an answer"},
	},
	{
		"the only risk is told as one where it is too long to head with what it would mean",
		`{"kind":"risk","id":"a","event":"false warnings cost the drivers' trust in the list","businessImpact":"they go on driving by habit, and the savings come a year later","mitigation":"a driver confirms each warning"}`,
		exec, framing.Risk, "The risk is that false warnings cost the drivers' trust in the list",
		[]string{"Then they go on driving by habit, and the savings come a year later."},
		nil,
	},
	{
		"what forbids something heads by itself",
		measureTanks + `{"kind":"constraint","id":"c","statement":"no drone flies within 500 m of a nest from 1 April to 15 June","reason":"the environmental permit says so"}`,
		eng, framing.Stakes, "No drone flies within 500 m of a nest from 1 April to 15 June",
		[]string{"The environmental permit says so."},
		nil,
	},
	{
		"where no cash comes back, none is said to come late",
		measureTanks + `{"kind":"ask","id":"a","amount":"300 K EUR","by":"2026-12-11"},
		 {"kind":"cost","id":"c","name":"probes","amount":"300 K EUR","every":"once"},{"kind":"benefit","id":"b","name":"drivers' hours","amount":"178 K EUR","every":"year","counts":"time"}`,
		exec, framing.Summary, "",
		nil,
		[]string{"in cash it is not"},
	},
	{
		"each month of delay brings what the target would avoid",
		`{"kind":"problem","id":"p","symptom":"milk is poured away","consequence":"dairies lose suppliers"},{"kind":"problem","id":"q","symptom":"drivers guess","consequence":"routes are long"},
		 {"kind":"outcome","id":"n","measure":"spoiled milk","baseline":"9 l","target":"1 l"},{"kind":"outcome","id":"o","measure":"complaints from farms","baseline":"46 a month","target":"12 a month"}`,
		exec, framing.Stakes, "",
		[]string{"Each month also brings 34 complaints from farms that the target would avoid."},
		nil,
	},
	{
		"what is spent later counts later",
		`{"kind":"cost","id":"c","name":"probes","amount":"300 K EUR","every":"once"},{"kind":"cost","id":"d","name":"training","amount":"60 K EUR","every":"once","start":"2027-09"},
		 {"kind":"benefit","id":"b","name":"plants kept","amount":"178 K EUR","every":"year"},{"kind":"milestone","id":"m","name":"trial","start":"2027-03","end":"2027-12"}`,
		exec, framing.Money, "",
		[]string{"Investment is counted when it is spent, from the start (March 2027) on"},
		nil,
	},
	{
		"a clause is not cut from its subject",
		`{"kind":"problem","id":"p","symptom":"search parties lose the first hour on the wrong side, and then set out in the wrong direction"},{"kind":"problem","id":"q","symptom":"helpers wait"}`,
		exec, framing.Situation, "",
		nil,
		[]string{"Then set out", "\nSet out"},
	},
	{
		"a constraint heads the limits, and its reason follows",
		measureTanks + `{"kind":"constraint","id":"c","statement":"the gateway can only read","reason":"the standard forbids remote motion"},
		 {"kind":"assumption","id":"a","statement":"a box takes three hours to fit","reason":"the trial took less"},{"kind":"non-goal","id":"n","statement":"escalators are left out","reason":"their contract runs until 2030"}`,
		eng, framing.Stakes, "The gateway can only read",
		[]string{"The standard forbids remote motion.", "Assumption: a box takes three hours to fit"},
		[]string{"set the frame"},
	},
	{
		"executives are not told of a decision that only engineers have words for",
		measureTanks + `{"kind":"decision","id":"d","question":{"engineering":"path of machine faults"},"chosen":"a","options":[{"id":"a","name":{"engineering":"MQTT with a broker"}},{"id":"b","name":{"engineering":"polling"}}]}`,
		exec, framing.Summary, "",
		nil,
		[]string{"MQTT"},
	},
}

func TestTold(t *testing.T) {
	for _, c := range told {
		t.Run(c.name, func(t *testing.T) {
			s := solution(t, c.facts)
			f := framing.Frame(&s, c.audience)
			sec := sectionOf(t, f, c.theme)
			if c.heading != "" && sec.Heading != c.heading {
				t.Errorf("heading %q, want %q", sec.Heading, c.heading)
			}
			got := text(sec)
			for _, want := range c.says {
				if !strings.Contains(got, want) {
					t.Errorf("it does not say %q:\n%s", want, got)
				}
			}
			for _, never := range c.never {
				if strings.Contains(got, never) {
					t.Errorf("it says %q:\n%s", never, got)
				}
			}
			for _, a := range narrative.Audiences {
				checkSeams(t, c.name, framing.Frame(&s, a))
			}
		})
	}
}

// A theme that captures something and tells nothing says what became of it.
func TestSilentThemesSayWhy(t *testing.T) {
	for _, c := range []struct {
		facts    string
		audience narrative.Audience
		theme    framing.Theme
		want     string
	}{
		{`{"kind":"term","id":"x","term":"RFID","plain":"radio tags"}`, exec, framing.Words, "“RFID” occurs in no text that executives read, so there is nothing to explain."},
		{measureTanks + `{"kind":"term","id":"x","term":"tank","plain":"a steel can"}`, exec, framing.Words, "Terms are explained where they first appear."},
		{`{"kind":"term","id":"x","term":"tank","definition":"a vessel"}`, exec, framing.Words, "Add technical terms with their plain words."},
		{measureTanks + spoiled, eng, framing.Value, "The only target is told under “Summary”."},
		{measureTanks + coo + `{"kind":"ask","id":"k","by":"2027-03-01","from":"coo"}`, exec, framing.Next, "Who decides is told under “The decision”."},
		{`{"kind":"problem","id":"p","symptom":"milk spoils","consequence":"farmers leave"}`, exec, framing.Stakes, "What the problem leads to is told under “Situation”."},
		{`{"kind":"outcome","id":"a","measure":"late trucks","baseline":"9 a week","target":"1 a week","source":"the gate log"},` + spoiled, eng, framing.Proof, "The only source of a baseline is told under “Quality goals”."},
		{`{"kind":"non-goal","id":"n","statement":"the tills stay"},{"kind":"capability","id":"c","name":"counts","mechanism":"a ledger books it"}`, eng, framing.Stakes, "The only non-goal is told under “How it works”."},
	} {
		s := solution(t, c.facts)
		got := ""
		for _, g := range framing.Frame(&s, c.audience).Gaps {
			if g.Theme == c.theme {
				got = g.Capture
				if asks := strings.HasPrefix(got, "Add "); g.Settled == asks {
					t.Errorf("%q is settled: %v", got, g.Settled)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.audience, c.theme, got, c.want)
		}
	}
}
