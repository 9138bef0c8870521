package main

import (
	"path/filepath"

	"bifocal/narrative/review"
)

// findingJSON is the contract with scripts.
type findingJSON struct {
	Rule     string          `json:"rule"`
	Severity review.Severity `json:"severity"`
	Place    string          `json:"place"`
	Message  string          `json:"message"`
	Fix      string          `json:"fix"`
	SetAside string          `json:"setAside,omitempty"` // the reason; it does not count
}

type allFindingsJSON struct {
	Findings []findingJSON `json:"findings"`
}

// findingsJSON is flat, and its list is never null.
func findingsJSON(found []review.Finding) allFindingsJSON {
	out := allFindingsJSON{[]findingJSON{}}
	for i := range found {
		f := &found[i]
		one := findingJSON{Rule: f.Rule, Severity: f.Severity, Place: f.Place.String(), Message: f.Message, Fix: f.Fix}
		if !f.Counts() {
			one.SetAside = f.Aside.Reason
		}
		out.Findings = append(out.Findings, one)
	}
	return out
}

// The parts of SARIF 2.1.0 (OASIS, 2020) that say what is found and where.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifText    `json:"shortDescription"`
		Full    sarifText    `json:"fullDescription"`
		Help    sarifText    `json:"help"`
		Default sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		Rule         string             `json:"ruleId"`
		Index        int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"` // it was set aside
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
)

var sarifLevels = map[review.Severity]string{review.Error: "error", review.Warning: "warning", review.Advice: "note"}

// sarifOf puts findings into a SARIF log. A document has lines, a solution places
// of its own beside the file it came from.
func sarifOf(subject string, document bool, found []review.Finding) sarifLog {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "Bifocal", Version: version}}, Results: []sarifResult{}}
	index := map[string]int{}
	for i, r := range review.Rules {
		index[r.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			r.ID, sarifText{r.Title}, sarifText{r.Why}, sarifText{r.Mend}, sarifDefault{sarifLevels[r.Severity]},
		})
	}
	for _, f := range found {
		message := f.Message
		if f.Fix != "" {
			message += " " + f.Fix
		}
		var at sarifLocation
		if document || looksLikeFile(subject) && subject != stdin {
			at.Physical = &sarifPhysical{Artifact: sarifArtifact{filepath.ToSlash(subject)}}
			if f.Place.Line > 0 {
				at.Physical.Region = &sarifRegion{f.Place.Line}
			}
		}
		if place := f.Place.String(); place != "" && f.Place.Line == 0 {
			at.Logical = []sarifLogical{{place}}
		}
		one := sarifResult{Rule: f.Rule, Index: index[f.Rule], Level: sarifLevels[f.Severity], Message: sarifText{message}, Locations: []sarifLocation{at}}
		if !f.Counts() {
			one.Suppressions = []sarifSuppression{{"external", f.Aside.Reason}}
		}
		run.Results = append(run.Results, one)
	}
	return sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}
}
