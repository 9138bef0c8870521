package main

import (
	"time"

	"bifocal/narrative"
	"bifocal/narrative/compare"
	"bifocal/narrative/framing"
	"bifocal/narrative/library"
	"bifocal/narrative/worddiff"
)

// The contract with scripts: lists are never null.

type jsonSummary struct {
	Words  string      `json:"words"`
	Header []string    `json:"header"`
	Counts []jsonCount `json:"counts"`
}

type jsonCount struct {
	What compare.Subject `json:"what"`
	Kind narrative.Kind  `json:"kind,omitempty"`
	Op   compare.Op      `json:"op"`
	N    int             `json:"count"`
}

func summaryJSON(s compare.Summary) *jsonSummary {
	out := &jsonSummary{Words: s.String(), Header: append([]string{}, s.Header...), Counts: []jsonCount{}}
	for _, c := range s.Counts {
		out.Counts = append(out.Counts, jsonCount{c.Subject, c.Kind, c.Op, c.N})
	}
	return out
}

type jsonComparison struct {
	ID        string              `json:"id"`
	Title     string              `json:"title"`
	From      jsonState           `json:"from"`
	To        jsonState           `json:"to"`
	Changes   *jsonSummary        `json:"changes"`
	Header    []jsonField         `json:"header"`
	Facts     []jsonFact          `json:"facts"`
	Wordings  []jsonBlock         `json:"wordings"`
	Omissions []jsonBlock         `json:"omissions"`
	Framings  []jsonFramingChange `json:"framings"`
}

type jsonState struct {
	Revision int          `json:"revision"`
	At       time.Time    `json:"at"`
	Kind     library.Kind `json:"kind"`
	Name     string       `json:"name,omitempty"`
}

type jsonFact struct {
	Op     compare.Op     `json:"op"`
	ID     string         `json:"id"`
	Kind   narrative.Kind `json:"kind"`
	Name   string         `json:"name"`
	Moved  bool           `json:"moved,omitempty"`
	Fields []jsonField    `json:"fields"`
}

type jsonField struct {
	Op       compare.Op         `json:"op"`
	Key      string             `json:"key"`
	Audience narrative.Audience `json:"audience,omitempty"`
	Part     string             `json:"part,omitempty"`
	PartKey  string             `json:"partKey,omitempty"`
	Old      string             `json:"old"`
	New      string             `json:"new"`
}

type jsonBlock struct {
	Op       compare.Op         `json:"op"`
	Audience narrative.Audience `json:"audience"`
	Block    string             `json:"block"`
	Old      string             `json:"old"`
	New      string             `json:"new"`
}

type jsonFramingChange struct {
	Audience narrative.Audience  `json:"audience"`
	Sections []jsonSectionChange `json:"sections"`
}

type jsonSectionChange struct {
	Theme   framing.Theme     `json:"theme"`
	Op      compare.Op        `json:"op"`
	Heading []worddiff.Piece  `json:"heading"`
	Blocks  []jsonBlockChange `json:"blocks"`
}

type jsonBlockChange struct {
	Op    compare.Op        `json:"op"`
	Key   string            `json:"key"`
	Kind  framing.BlockKind `json:"kind"`
	Words []worddiff.Piece  `json:"words"`
	Facts []string          `json:"facts"`
}

func comparisonJSON(c *comparison) jsonComparison {
	state := func(r library.Revision) jsonState { return jsonState{r.N, r.At, r.Kind, r.Name} }
	fields := func(from []compare.FieldChange) []jsonField {
		out := []jsonField{}
		for _, f := range from {
			out = append(out, jsonField{f.Op, f.Key, f.Audience, f.Part, f.PartKey, f.Old, f.New})
		}
		return out
	}
	blocks := func(from []compare.BlockChange) []jsonBlock {
		out := []jsonBlock{}
		for _, b := range from {
			out = append(out, jsonBlock(b))
		}
		return out
	}
	out := jsonComparison{
		ID: c.solution.ID, Title: c.solution.Title, From: state(c.from), To: state(c.to), Changes: summaryJSON(c.facts.Summary()),
		Header: fields(c.facts.Header), Facts: []jsonFact{}, Wordings: blocks(c.facts.Wordings), Omissions: blocks(c.facts.Omissions),
	}
	for _, f := range c.facts.Facts {
		out.Facts = append(out.Facts, jsonFact{f.Op, f.ID, f.Kind, f.Name, f.Moved, fields(f.Fields)})
	}
	for i, sections := range c.framings {
		told := jsonFramingChange{Audience: narrative.Audiences[i], Sections: []jsonSectionChange{}}
		for _, sec := range sections {
			s := jsonSectionChange{sec.Theme, sec.Op, append([]worddiff.Piece{}, sec.Heading...), []jsonBlockChange{}}
			for _, b := range sec.Blocks {
				s.Blocks = append(s.Blocks, jsonBlockChange{
					b.Op, b.Key, b.Kind, append([]worddiff.Piece{}, b.Words...), append([]string{}, b.Facts...),
				})
			}
			told.Sections = append(told.Sections, s)
		}
		out.Framings = append(out.Framings, told)
	}
	return out
}
