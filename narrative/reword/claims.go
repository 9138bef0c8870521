package reword

import "strings"

// claims are words that a text must say before an answer may.
var claims = []struct {
	rule Rule
	list phrases
	why  string
}{
	{Superlative, phrasesOf("best", "best-in-class", "leading", "industry-leading", "market-leading", "world-class", "unique", "uniquely", "unmatched", "unrivalled", "unrivaled", "unparalleled", "unprecedented", "unbeatable", "cutting-edge", "cutting edge",
		"state-of-the-art", "state of the art", "revolutionary", "groundbreaking", "game-changing", "game changing", "game changer", "ultimate", "optimal", "ideal", "perfect", "flawless", "seamless", "outstanding", "exceptional", "extraordinary", "superior", "premier", "top-tier",
		"second to none", "world-leading", "leader", "leaders", "next-generation", "next generation", "best in class", "worldwide", "world class", "transformative", "dramatic", "dramatically", "drastically", "radically", "massively", "massive", "huge", "enormous", "vastly", "vast", "remarkable", "remarkably", "impressive", "tremendous", "tremendously", "hugely", "significantly", "substantially", "greatly", "immense", "maximum", "maximise", "maximises", "maximize", "maximizes", "robust", "the only", "the first to", "first of its kind", "the first ever", "like no other", "than any other", "more than anyone", "ahead of the competition", "number one", "award winning", "award-winning", "renowned", "trusted", "prestigious", "world-wide", "unbeaten"), "“%s” claims more than the text."},
	{Guarantee, phrasesOf("guarantee", "guarantees", "guaranteed", "guaranteeing", "ensure", "ensures", "ensured", "ensuring", "assure", "assures", "assured", "promise", "promises", "promised", "warrant", "warrants", "warranty", "risk-free", "risk free", "without risk", "no risk", "zero risk", "fail-safe", "failsafe", "foolproof", "bulletproof",
		"proven", "proves", "prove", "without fail", "never again", "no doubt", "certainty", "for certain", "sure to", "secure in the knowledge", "once and for all", "for good", "eliminates", "eliminate", "eliminated", "eliminating", "eradicate", "eradicates", "commits", "committed to", "pledge", "pledges", "makes certain", "zero downtime", "without interruption", "uninterrupted", "safe", "safely", "full confidence", "tested", "on time", "on budget", "at any time", "at all times", "around the clock", "round the clock", "in real time", "no downtime", "without downtime", "without delay", "without loss", "no data loss", "no effort", "no hidden costs", "fully", "reliable", "reliably", "dependable", "secure", "securely", "hassle-free", "error-free", "trouble-free", "future-proof", "always available", "no surprises"), "“%s” promises what the text does not."},
	{Certification, phrasesOf("certified", "certification", "certifications", "certificate", "accredited", "accreditation", "compliant", "compliance", "complies", "comply", "conforms", "conform", "conformity", "audited", "audit-proof", "audit-ready", "attested", "attestation", "approved", "endorsed", "licensed", "recognised", "recognized", "regulator-approved", "standards", "validated", "verified", "award-winning", "accredits", "meets all requirements", "meets the requirements", "in line with regulations", "in accordance with", "legally", "lawful", "fully compliant", "conforming", "regulator", "regulators", "by law", "iso", "gdpr", "in compliance", "auditors confirm", "as required by"), "“%s” says what somebody would have to certify."},
}

// claims finds superlatives, guarantees and certifications that are new.
func (m *meaning) claims() {
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		for _, c := range claims {
			for _, p := range c.list.in(a) {
				if m.said(p) {
					continue
				}
				m.add(c.rule, a.words[p.first].start, a.words[p.last].end, c.why, p.text)
			}
		}
		m.hyphenated(a)
		for k := range a.words {
			w := &a.words[k]
			if w.token == "" && isSuperlative(w.lower) && m.s.read.words[w.lower] == 0 && !m.comparedBefore(w.lower) {
				m.add(Superlative, w.start, w.end, "“%s” claims more than the text.", w.text)
			}
			if w.lower == "most" && k > 0 && a.words[k-1].lower == "the" && k+1 < len(a.words) && a.words[k+1].token == "" && m.s.read.words["most"] == 0 && !nounAfterMost[a.words[k+1].lower] {
				m.add(Superlative, w.start, a.words[k+1].end, "“%s” claims more than the text.", clip(a, k))
			}
		}
	}
}

// hyphenated finds the claims that are written with a hyphen, which is no part of
// a word here.
func (m *meaning) hyphenated(a *sentence) {
	low := strings.ToLower(a.text)
	for _, c := range claims {
		for first, list := range c.list {
			if !strings.Contains(first, "-") {
				continue
			}
			for range list {
				i := strings.Index(low, first)
				if i < 0 || strings.Contains(m.s.read.lower, first) {
					continue
				}
				m.add(c.rule, a.start+i, a.start+i+len(first), c.why, first)
			}
		}
	}
}

// said reports whether the text has all words of a claim, in any form.
func (m *meaning) said(p phrase) bool {
	for w := range strings.FieldsSeq(p.text) {
		if function[w] {
			continue
		}
		if m.s.read.words[w] == 0 && m.s.read.stems[stem(w)] == 0 {
			return false
		}
	}
	return true
}

var nounAfterMost = set(`of part time from at to for`)

// isSuperlative reports whether a word is an adjective with -est.
func isSuperlative(w string) bool {
	root, ok := strings.CutSuffix(w, "est")
	if !ok || len(root) < 3 || notSuperlative[w] {
		return false
	}
	if r, is := strings.CutSuffix(root, "i"); is {
		return isCommon(r + "y")
	}
	if n := len(root); n > 3 && root[n-1] == root[n-2] && isCommon(root[:n-1]) {
		return true
	}
	return isCommon(root) || isCommon(root+"e")
}

var notSuperlative = set(`interest request requests invest forest harvest protest contest honest modest suggest digest ingest manifest arrest conquest earnest
	rest test guest west east quest chest nest vest latest earnest attest detest inquest behest nearest earliest`)

// comparedBefore reports whether the text compares with the same word: "fast" may
// not become "fastest", "faster than all" may.
func (m *meaning) comparedBefore(w string) bool {
	return m.s.read.words["most"] > 0 && m.s.read.stems[stem(strings.TrimSuffix(w, "est"))] > 0
}

// terms marks words that are no common English and that the text does not have.
func (m *meaning) terms() {
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		for k := range a.words {
			w := &a.words[k]
			low := strings.ToLower(letterRuns.FindString(w.text))
			if w.token != "" || m.s.read.words[low] > 0 || m.s.read.stems[stem(low)] > 0 || known(low) || openAbbreviations[w.text] {
				continue
			}
			m.add(Term, w.start, w.end, "“%s” is no common word, and the text does not have it.", w.text)
		}
	}
}

// grounds marks sentences that nothing in the text says.
func (m *meaning) grounds(t *Task) {
	const words = 4
	least := 0.05
	if t.Free {
		least = 0.25
	}
	for j := range m.pairing.answer {
		a := &m.pairing.answer[j]
		n := 0
		for _, k := range a.content {
			n += k
		}
		if n < words || len(a.tokens) > 0 && !t.Free {
			continue
		}
		most := 0.0
		for i := range m.text {
			most = max(most, covered(a, &m.text[i]))
		}
		if most < least {
			start, end := m.answerSpan(j)
			m.add(Ungrounded, start, end, "Nothing in the text says this.")
		}
	}
}
