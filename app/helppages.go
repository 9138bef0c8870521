package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"bifocal/app/words"
	"bifocal/narrative"
	"bifocal/narrative/review"
)

// The pages that other views lead to.
const (
	pageStart  = "start"
	pageKeys   = "keys"
	pageReview = "review"
)

// helpPages are the pages of the help, in the order in which they are read.
func (w *Window) helpPages() []helpPage {
	return []helpPage{startPage(), kindsPage(), figuresPage(), wordingsPage(), rewordPage(), reviewPage(), briefsPage(), w.keysPage()}
}

func startPage() helpPage {
	return helpPage{
		name: pageStart, title: lang.L("Getting started in five steps"),
		about: lang.L("From an empty window to two briefs"),
		notes: []helpNote{
			{head: "1", text: lang.L("Choose New solution. Give it a title and say who the customer is: both stand on every brief.")},
			{head: "2", text: lang.L("Write the answer: what to do, once for executives and once for engineers. Then the problem, and two or three outcomes with today's value and the target.")},
			{head: "3", text: lang.L("Add what it costs and what it brings. Payback, return and net present value are worked out for you and told on both sides.")},
			{head: "4", text: lang.L("Read the two framings while you type. An empty theme says what to capture to fill it. Click a sentence to see the fact behind it, and its twin on the other side.")},
			{head: "5", text: lang.L("Choose Export. The executive brief and the engineering brief are written from the same facts, as PDF, for Word, as a web page or as Markdown.")},
			{text: lang.L("The line “Next” under what you type leads from one kind of fact to the next, and at the end to the export. A value of today and its target can be typed in one go: 25 min -> 6 min by Q4 2027.")},
			{text: lang.L("There is no need to save: all you type is in the library within a second. Whatever you do can be undone.")},
		},
	}
}

func kindsPage() helpPage {
	p := helpPage{
		name: "kinds", title: lang.L("Kinds of fact"), about: lang.L("What each of them holds"),
		notes: []helpNote{{text: lang.L("A solution is made of facts: short fields, not essays. You need few of them; each says more with its neighbours.")}},
	}
	for _, k := range narrative.Catalog {
		spec, _ := words.Spec(k.Kind)
		p.notes = append(p.notes, helpNote{head: spec.Label, text: spec.Help})
	}
	return p
}

func figuresPage() helpPage {
	return helpPage{
		name: "figures", title: lang.L("Figures in text"), about: lang.L("Type a number once, refer to it everywhere"),
		notes: []helpNote{
			{text: lang.L("A figure is typed in one place: the target of an outcome, the amount of a cost, a quantity with a name. Everywhere else the text refers to it, so that it is the same wherever it is told.")},
			{head: "{services}", text: lang.L("is the main figure of a fact: the 120 services.")},
			{head: "{outage.baseline}", text: lang.L("is one field of a fact: today's value of an outcome. Others are target, date and change.")},
			{head: "{target}", text: lang.L("is a field of the fact that the text stands in.")},
			{head: "{economics.payback}", text: lang.L("is worked out from all costs and benefits. So are investment, roi and npv.")},
			{head: "{{{{", text: lang.L("is a bracket that means itself.")},
			{text: lang.L("A value keeps what you know: 12 %, about 30 minutes, at least 99.9 %, 10 to 20 days. A change is never typed: the framings work it out.")},
			{text: lang.L("A reference that leads nowhere is marked at once, with the nearest one that exists.")},
		},
	}
}

func wordingsPage() helpPage {
	return helpPage{
		name: "wordings", title: lang.L("Wordings"), about: lang.L("Say it in your own words, and keep them true"),
		notes: []helpNote{
			{head: lang.L("Reword"), text: lang.L("Click a sentence in a framing, then click it again or press F2, and type. What you write stands in place of what was generated, in this framing and in its briefs.")},
			{head: lang.L("Figures"), text: lang.L("A wording may refer to figures like any other text. They follow the facts; your words stay as they are.")},
			{head: lang.L("Stale"), text: lang.L("When a fact under your wording changes, the wording is marked, and the difference is shown. Keep yours, take the new text, or merge the two. Nothing you wrote is overwritten.")},
			{head: lang.L("Leave out"), text: lang.L("A sentence can be left out of one framing and stay in the other. Note why, for whoever wonders later.")},
			{head: "F8", text: lang.L("goes from one wording to the next, the stale ones first.")},
		},
	}
}

func rewordPage() helpPage {
	return helpPage{
		name: "reword", title: lang.L("Rewording with a model"), about: lang.L("Other words, never other figures"),
		notes: []helpNote{
			{text: lang.L("It is off until you switch it on in the settings. Nothing is sent without a click.")},
			{head: lang.L("What leaves"), text: lang.L("Names, figures and dates are replaced by tokens before a text is sent. You see the text as it leaves, and the words that stay readable; a click seals one of them for good. Facts that are confidential are never sent.")},
			{head: lang.L("What comes back"), text: lang.L("An answer that lacks a value, or brings a new figure, date or name, is refused and cannot be taken over. What may say something else than your text is marked: look twice.")},
			{head: lang.L("Take over"), text: lang.L("All of it, or sentence by sentence, or after you have written in it; that is checked again. It becomes a wording like any other, marked with the model, and can be undone.")},
			{head: lang.L("Notes"), text: lang.L("From pasted notes the model proposes facts, each with the sentence that it comes from. None is entered until you accept it.")},
			{head: lang.L("Key"), text: lang.L("The key of a server is kept in the keyring of your computer, or asked for each time where there is none.")},
		},
	}
}

func reviewPage() helpPage {
	p := helpPage{
		name: pageReview, title: lang.L("Review"), about: lang.L("What a careful colleague would have caught"),
		notes: []helpNote{
			{text: lang.L("The review reads along while you type. At each theme stands how many findings lead there; the button at the top opens the list.")},
			{head: lang.L("Go there"), text: lang.L("Click a finding, or press Enter, to go to its field; the finding stands over it until it is put right. F7 goes on to the next one.")},
			{head: lang.L("Quick fixes"), text: lang.L("Where nothing is left to decide, a link puts it right: a reference in place of a typed figure, a term with its plain words, a unit that is missing. Each can be undone.")},
			{head: lang.L("Not a problem"), text: lang.L("Say why, and the finding is set aside. The reason is kept with the solution and travels with it. When the text or the figures change, the finding comes back with what you said.")},
			{head: lang.L("Before an export"), text: lang.L("Errors are shown first. You decide whether to export all the same; the history keeps how many were left, and when you decided.")},
			{text: lang.L("These are the rules:")},
		},
	}
	for _, r := range review.Rules {
		if r.Family() != review.FamilyDocument {
			title, why := ruleWords(r.ID)
			p.notes = append(p.notes, helpNote{head: title, text: why})
		}
	}
	return p
}

func briefsPage() helpPage {
	return helpPage{
		name: "briefs", title: lang.L("Briefs"), about: lang.L("What goes on the table in the meeting"),
		notes: []helpNote{
			{head: lang.L("Executive brief"), text: lang.L("One page, two at most: the decision, why now, what it brings, what it costs. The head of the framing warns when it grows longer.")},
			{head: lang.L("Engineering brief"), text: lang.L("Five to ten pages: causes, how it works, quality goals, decisions, risks, migration, open questions.")},
			{head: lang.L("Empty themes"), text: lang.L("are left out of a brief; nothing says “to be done” in front of a customer.")},
			{head: lang.L("House style"), text: lang.L("How your briefs look: logo, two colours, faces, paper, watermark, contact, cover. Choose House styles from the File menu, and the pages beside it follow what you change. A solution can have one of its own, and the default is for all others.")},
			{head: lang.L("For a mail"), text: lang.L("Copy a framing as text from the File menu and paste it.")},
			{head: lang.L("What was sent"), text: lang.L("Each export is noted in the library with the state it was made from, so that you can always tell what the customer holds.")},
			{head: lang.L("Rehearse"), text: lang.L("Show one framing alone from the View menu: large type, one theme at a time, with a clock.")},
		},
	}
}

// keysPage lists the shortcuts as the menu has them, and those of the views.
func (w *Window) keysPage() helpPage {
	p := helpPage{name: pageKeys, title: lang.L("Keyboard"), about: lang.L("Every shortcut, on one page")}
	for _, c := range w.menu.commands {
		if k := keysText(c.item.Shortcut); k != "" {
			p.notes = append(p.notes, helpNote{head: k, text: c.label, keys: true})
		}
	}
	add := func(keys, text string) { p.notes = append(p.notes, helpNote{head: keys, text: text, keys: true}) }
	add("Tab", lang.L("The next field"))
	add("Shift+Tab", lang.L("The field before"))
	add(string(fyne.KeyEscape), lang.L("Close what lies on top, give up a wording one is typing, or select nothing"))
	add("←  →", lang.L("From theme to theme while rehearsing"))
	add(lang.L("Space"), lang.L("Stop the clock of a rehearsal, or go on"))
	return p
}
