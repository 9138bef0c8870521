package pdf_test

import (
	"time"

	"bifocal/export"
)

var halden = time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)

func p(s string) export.Paragraph { return export.Paragraph{Spans: export.Text(s)} }

// executiveSample is the executive brief of Halden Freight.
func executiveSample() *export.Document {
	return &export.Document{
		Kind: "Executive brief", Title: "Approve 2.8 M USD by 15 January to cut running costs by 79 %",
		Author: "Mara Lindqvist", Organisation: "Nordwind Cloud", Customer: "Halden Freight", Date: halden,
		Confidentiality: "Confidential: for Halden Freight and Nordwind Cloud only",
		Lead: []export.Block{
			p("Halden Freight should move its 120 services to a managed platform within twelve months. Of the 2.8 M USD, Ingrid Solheim is asked to release 400 K USD now."),
		},
		Sections: []export.Section{
			{
				Theme: "situation", Label: "Situation", Heading: "New features wait for people, and customers notice",
				Blocks: []export.Block{p("New features wait for people who prepare servers by hand, and customers meet 9 outages a month. The server contract ends on 31 March 2028; renewing it binds 600 K USD a year for three more years. Started in February, the move is finished two months before.")},
			},
			{
				Theme: "stakes", Label: "Cost of doing nothing", Heading: "Every month of delay costs 79 K USD",
				Blocks: []export.Block{p("That is the running cost not saved, in cash. With it come another nine outages of about two hours each.")},
			},
			{
				Theme: "answer", Label: "What changes", Heading: "Three things change for the business",
				Blocks: []export.Block{export.Bullets(
					"Features reach customers the day they are ready. A release takes 3 minutes instead of 45.",
					"Outages end before customers call. Recovery takes 5 minutes instead of 2 hours.",
					"Capacity follows demand, so the peak is no longer paid for all year.",
				)},
			},
			{
				Theme: "value", Label: "Outcomes", Heading: "Five promises, each with a name behind it",
				Blocks: []export.Block{export.Table{
					Columns: []export.Column{{Header: "Measure"}, {Header: "Today", Align: export.Decimal}, {Header: "Target", Align: export.Decimal}, {Header: "By"}, {Header: "Asked for by"}},
					Rows: [][]export.Cell{
						export.Row("Running costs a year", "1.2 M USD", "252 K USD", "from February 2028", "CFO"),
						export.Row("Outages customers notice", "9 a month", "1 a month", "Q4 2027", "COO"),
						export.Row("Service uptime", "97.5 %", "99.9 %, 25 times less downtime", "Q4 2027", "CIO"),
						export.Row("Time to recover", "2 hours", "5 minutes", "Q3 2027", "CIO"),
						export.Row("Time to release", "45 minutes", "3 minutes", "Q4 2027", "VP Engineering"),
					},
				}},
			},
			{
				Theme: "money", Label: "Investment and return", Heading: "It pays for itself in cash in four years, in three with engineering time counted",
				Blocks: []export.Block{
					export.Table{
						Columns: []export.Column{{Header: "Over five years, 8 %"}, {Header: "Cash only", Align: export.Right}, {Header: "With engineering time", Align: export.Right}},
						Rows: [][]export.Cell{
							export.Row("Return a year, from go-live", "948 K USD", "1,348 K USD"),
							export.Row("Payback, from the start", "4.0 years", "3.1 years"),
							export.Row("Net present value", "107 K USD", "1.3 M USD"),
						},
						Total: true,
						Note:  export.Text("Investment is counted at the start, returns at the end of each year after go-live. If the savings come in 10 % lower, the cash value turns negative: −183 K USD."),
					},
				},
			},
		},
	}
}

// engineeringSample is the engineering brief of Halden Freight, its middle
// repeated to fill about the given number of pages.
func engineeringSample(repeat int) *export.Document {
	doc := &export.Document{
		Kind: "Engineering brief", Accent: export.Engineering,
		Title:    "120 services move to two managed Kubernetes clusters in four phases",
		Subtitle: "Target architecture, quality goals, decisions and migration plan",
		Author:   "Mara Lindqvist", Organisation: "Nordwind Cloud", Customer: "Halden Freight", Date: halden,
		Confidentiality: "Confidential: for Halden Freight and Nordwind Cloud only",
		Lead: []export.Block{
			p("120 services move from 450 hand-built EC2 instances to two managed Kubernetes clusters (staging, production), in four phases over twelve months."),
		},
	}
	for range repeat {
		doc.Sections = append(doc.Sections, engineeringSections()...)
	}
	doc.Sections = append(doc.Sections, export.Section{
		Theme: "words", Label: "Glossary", Heading: "Words used in this brief",
		Blocks: []export.Block{export.Definitions{Entries: []export.Definition{
			{Term: "Error budget", Spans: export.Text("The downtime a service may have in a month before releases stop; 43 min at 99.9 %.")},
			{Term: "Disruption budget", Spans: export.Text("How many replicas must stay up while nodes are changed.")},
			{Term: "SLO", Spans: export.Text("Service level objective: the target that is promised and measured.")},
		}}},
	})
	return doc
}

func engineeringSections() []export.Section {
	return []export.Section{
		{
			Theme: "situation", Label: "Today's system and root causes", Heading: "Nothing restarts by itself, and capacity is bought for the peak",
			Blocks: []export.Block{
				p("The services share no machine image, have no health checks and do not restart by themselves. A release is a script run over SSH (45 min); adding capacity means booting an instance (25 min), so peak capacity runs all year. 97.5 % uptime is 18 h of downtime a month."),
				export.Callout{Label: "Deadline", Blocks: []export.Block{p("The server contract ends on 31 March 2028; renewing it binds 600 K USD a year for three more years.")}},
			},
		},
		{
			Theme: "answer", Label: "How it works", Heading: "A push builds, rolls out and, if it must, rolls back",
			Blocks: []export.Block{
				export.Paragraph{Lead: "Same-day features:", Spans: []export.Span{
					{Text: "a Git push builds an image; "},
					export.Link("Argo CD", "https://argo-cd.readthedocs.io/"),
					{Text: " rolls it out to 10, 50 and 100 % and rolls back when health checks fail. The rollout is described in "},
					export.Code("rollout.yaml"),
					{Text: " beside the service."},
				}},
				export.Paragraph{Lead: "Self-healing:", Spans: export.Text("liveness probes restart a pod in seconds; disruption budgets keep two replicas during node changes.")},
				export.Paragraph{Lead: "Pay for what you use:", Spans: []export.Span{
					{Text: "horizontal autoscaling on CPU in 30 s, new nodes in 2 min, batch work on spot nodes: "},
					{Text: "min 2 → max 24 replicas", Italic: true},
					{Text: " at a load ≥ 70 %."},
				}},
			},
		},
		{
			Theme: "value", Label: "Quality goals", Heading: "Four quality goals and how each is verified",
			Blocks: []export.Block{export.Table{
				Caption: "Service level objectives",
				Columns: []export.Column{{Header: "Quality"}, {Header: "Today", Align: export.Decimal}, {Header: "Target"}, {Header: "Verified by"}},
				Rows: [][]export.Cell{
					export.Row("Availability", "97.5 %", "99.9 %: 43 min of downtime a month instead of 18 h", "error-budget report, monthly"),
					export.Row("Recovery (MTTR)", "2 h", "5 min", "game day: kill a node, monthly"),
					export.Row("Release lead time", "45 min", "3 min", "pipeline median"),
					export.Row("Outages customers notice", "9 a month", "1 a month", "incident log"),
				},
			}},
		},
		{
			Theme: "options", Label: "Decisions and alternatives", Heading: "Managed Kubernetes, over tidying up EC2 and a platform-as-a-service",
			Blocks: []export.Block{
				p("Tidying up is cheaper now and keeps the manual work; a platform-as-a-service is faster and cannot hold the 18 stateful services. So stateful services stay on EC2 until phase 4, and the team learns Kubernetes networking first."),
				export.List{Items: []export.Item{
					{Lead: "Tidy up EC2.", Spans: export.Text("Cheaper now; keeps the manual work and the peak capacity."), Note: export.Text("Rejected in October 2026 by the platform lead.")},
					{Lead: "Platform-as-a-service.", Spans: export.Text("Faster to adopt; cannot hold 18 stateful services."), Note: export.Text("Looked at again after phase 4.")},
					{Lead: "Managed Kubernetes.", Spans: export.Text("Chosen: one way to run everything, and skills the market has.")},
				}},
			},
		},
		{
			Theme: "plan", Label: "Migration, cutover, rollback", Heading: "Four phases, each with a way back",
			Blocks: []export.Block{
				p("Each phase ends when its exit criterion holds for two weeks:"),
				export.List{Ordered: true, Items: []export.Item{
					{Lead: "Pilot.", Spans: export.Text("Ten services in production; a node is killed once a month and nobody notices. Two stateful services are rehearsed in staging.")},
					{Lead: "Foundation.", Spans: export.Text("Pipelines, dashboards and error budgets for every team; release lead time below 10 min.")},
					{Lead: "Move.", Spans: export.Text("The other stateless services, eight a week; the old instances keep running for 14 days, so that a DNS change is the way back.")},
					{Lead: "Stateful services.", Spans: export.Text("18 services with their data; replication first, cutover in a window of 30 min, rollback until the first write.")},
				}},
				export.Table{
					Columns: []export.Column{{Header: "Phase"}, {Header: "Start"}, {Header: "End"}, {Header: "Services", Align: export.Right}, {Header: "Cost", Align: export.Right}},
					Rows: [][]export.Cell{
						export.Row("Pilot", "February 2027", "April 2027", "10", "400 K USD"),
						export.Row("Foundation", "April 2027", "June 2027", "0", "500 K USD"),
						export.Row("Move", "June 2027", "October 2027", "92", "1,200 K USD"),
						export.Row("Stateful services", "October 2027", "January 2028", "18", "700 K USD"),
						export.Row("Total", "", "", "120", "2,800 K USD"),
					},
					Total: true,
				},
			},
		},
	}
}
