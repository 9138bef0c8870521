package review_test

import (
	"strings"
	"testing"

	"bifocal/narrative/review"
)

// lines that a document is wrong in, and near misses that it is not.
var lineCases = []struct{ text, rule, message string }{
	// computations
	{"Total: $200K (Y1, partial) + $500K (Y2) + $700K (Y3) = $1,500K", "document/computation", "= 1.4 M USD"},
	{"Total: $200K (Y1, partial) + $500K (Y2) + $700K (Y3) = $1,400K", "", ""},
	{"12 A100s × $4.00/hour × 720 hours = $28,800/month", "document/computation", "34,560 USD a month"},
	{"12 A100s × $3.33/hour × 720 hours = $28,800/month", "", ""},
	{"3 hours saved/dev/week × 200 devs × 50 weeks × $75/hour = $2.25M", "", ""},
	{"250 tickets/month × 30 min × $100/hour = $150K", "", ""},
	{"1,000 pods × 250MB = 250GB of memory", "", ""},
	{"1,000 pods × 250MB = 25GB of memory", "document/computation", "= 250 GB"},
	{"50 nodes × 26MB + 400 pods (20%) × 100MB = 41.3GB", "", ""},
	{"10 switches/day × 23 minutes = 3.8 hours", "", ""},
	{"+255MB / +169MB = 424MB", "", ""},
	{"$0.09/GB × 10TB/month = $10,692/year", "", ""},
	{"The average of 3, 5 and 7 = 5", "", ""},
	{"Licences: $120K/year (200 users × $50/user/month)", "", ""},
	{"Licences: $100K/year (200 users × $50/user/month)", "document/computation", "120 K USD a year"},
	{"Staff: $600K/year (3 FTE @ $200K)", "", ""},
	{"NPV = -$2.8M + $3.78M = $1.98M", "document/computation", "980 K USD"},
	{"340 - 860 = -520", "", ""},
	// of parts and of the whole
	{"Seats: $156K/year (20k users × $7.80/user/month)", "document/computation", "1,872 K USD a year"},
	{"Seats: $1.87M/year (20k users × $7.80/user/month)", "", ""},
	{"Nodes: $245/month (0.34 an hour × 24 × 30)", "", ""},
	{"Gain: ($140,000 / $65,000) × 100 = 215%", "", ""},
	{"Gain: ($140,000 / $65,000) × 100 = 250%", "document/computation", "215"},
	{"Load = (1000/60 × 0.1) / (2 × 2) = 0.42", "", ""},
	{"Approval falls from 14 days to 2 hours, improve approval accuracy by 25%", "", ""},
	{"Approval falls from 14 days to 2 hours, a reduction by 25%", "document/change", "99.4 %"},
	{"Steps:\n- Receive: 5 min\n- Enter: 15 min\n- Total Time: [e.g., 62 min]", "", ""},
	{"| Measure | Target | Current | Risk Reduction |\n|---|---|---|---|\n| Uptime | 99.9% | 99.95% | 50% downtime reduction |\n| Recovery | <4 h | <2 h | 75% improvement |", "", ""},
	{"| Step | Cost | ROI |\n|---|---|---|\n| Move | $20,000 | 3 months |\n| Tune | $5,000 | 2 months |\n| **Total** | **$25,000** | **5.6 months** |", "", ""},
	{"### Reserved\n\n- **Annual Savings**: $8,400\n\n### Spot\n\n- **Annual Savings**: $7,200", "", ""},
	{
		"## Phase 7\n\n- **Investment**: $120,000\n- **Annual Savings**: $11,520 (costs) + $2,780,720 (time)\n- **ROI**: 2,227%\n- **Payback**: 0.5 months\n\n## Phase 8\n\n- **Investment**: $200,000\n- **Revenue**: $250K/year\n- **ROI**: 25% (first year)",
		"", "",
	},
	{"## A\n\n- **3-Year Investment**: $85,000\n- **3-Year Savings**: $471,000\n- **Net ROI**: 454%", "", ""},
	{"## A\n\n- **3-Year Investment**: $85,000\n- **3-Year Savings**: $471,000\n- **Net ROI**: 539%", "document/return", "454 %"},
	{"**Investment**: $180K\n\n**Annual Savings**: $1.08M\n\n- **Payback**: 2 months (exceeded 4-month target)", "", ""},
	{"**Investment**: $47K\n\n**Annual Savings**: $748K\n\n- **Payback**: 6 months", "document/return", "0.75 months"},
	{"Rate: 10B / 24 hours = 115,741 messages/second", "", ""},
	{"Rate: 10 billion / 24 hours = 115,741 messages/second", "", ""},
	{"Rate: 10 billion / 24 hours = 215,741 messages/second", "document/computation", "115,7"},
	{"Warming = 10GB / 100MB/s = 100 seconds", "", ""},
	{"Warming = 10GB / 100MB/s = 300 seconds", "document/computation", "100 s"},
	{"Mean = (0.85 × 5) + (0.15 × 100) = 4.25 + 15 = 19.25 ms", "", ""},
	{"Records: 33,333 ÷ 1,000 = 34 shards", "", ""},
	{"Records: 33,333 ÷ 1,000 = 44 shards", "document/computation", "33.3"},
	{"Requests: 1 (2 × 500m)", "", ""},
	{"Which? A) $420 + $6,000 + $690 = $7,110 B) $8,000", "", ""},
	{"| Role | FTE | Time | Cost |\n|---|---|---|---|\n| Lead | 1 | 6 months | $100K |\n| Developer | 1.5 | 6 months | $150K |\n| **Total** | **2.5** | **6 months** | **$250K** |", "", ""},
	{"**A**\n\n# Cases\n\n## B\n\n- **ROI**: ($7,000 - $2,000) / $2,000 = 250%\n\n## C\n\n- **ROI**: 300%\n\n## D\n\n- **ROI**: 400%\n\n## E\n\n- **ROI**: 200%", "", ""},
	{"| Parameter | Scope |\n|---|---|\n| Active developers | 100 developers |\n| Committers | 80 committers |\n| **Total repositories** | 200 repositories |", "", ""},
	{"| Team | People |\n|---|---|\n| North | 100 people |\n| South | 80 people |\n| **Total** | 200 people |", "document/total", "= 180"},
	{"Runners: ~$100,800/year (5000 builds/day × $0.055/minute)", "", ""},
	// changes
	{"Releases went from 45 to 3 minutes (94% faster).", "document/change", "93.3 %"},
	{"Releases went from 45 to 3 minutes, which is 15x faster.", "", ""},
	{"Releases went from 45 to 3 minutes, and 50% of the teams like it.", "", ""},
	{"Eine Freigabe sinkt von 45 auf 3 Minuten (94 % schneller).", "document/change", "93.3 %"},
	{"Eine Freigabe sinkt von 45 auf 3 Minuten, 93 % schneller.", "", ""},
	{"Eine Freigabe dauert 3 Minuten statt 45 Minuten, 60 % weniger.", "document/change", "93.3 %"},
	{"Wir warten von 3 auf 5 Tage, und 50 % der Leute merken es.", "", ""},
	{"Lizenzen: 120 T€ (200 Plätze × 600 €)", "", ""},
	{"Time to deploy: -85% (was 2 days → 2 hours)", "document/change", "95.8 %"},
	{"Time to deploy: -88% (was 2 days → 2 hours)", "", ""}, // 16 working hours to 2
	{"Errors fell from 5% to 1%, a fifth.", "", ""},
	{"Errors fell from 5% to 1%, 80% less.", "", ""},
	{"Errors fell from 5% to 1%, 50% less.", "document/change", "80 %"},
	{"Uptime rose from 97.5% to 99.9%, 25x less downtime.", "", ""},
	{"Volume grew from 100 to 150 connections based on traffic growth (15% MoM).", "", ""},
	{"98.5% IPv6 drop, 12%→1.8% traffic share", "", ""},
	{"Patch time fell by 80% while improving compliance from 65% to 98%.", "", ""},
	{"A release is 50% faster, from 45 to 3 minutes.", "document/change", "93.3 %"},
	// downtime
	{"Uptime of 97.5% (2.5% downtime) is not enough.", "", ""},
	{"Uptime of 97.5% (1.5% downtime) is not enough.", "document/computation", "100 % - 97.5 % = 2.5 %"},
	{"Availability: 99.9%, or 43 minutes of downtime a month", "", ""},
	{"Availability: 99.9%, or 4 minutes of downtime a month", "document/computation", "is 43.8 min"},
	// totals
	{"- Servers: $40K\n- Licences: $55K\n- Total: $100K", "document/total", "40 K USD + 55 K USD = 95 K USD"},
	{"- Servers: $40K\n- Licences: $55K\n- Total: $95K", "", ""},
	{"- Servers: $40K\n- Licences at $19/user (say 2 users)\n- Hosting: $10K\n- Total: $95K", "", ""},
	{"- Server investment: $700K\n- Storage investment: $1.5M\n- Total savings: $10M+ over five years", "", ""},
	{"**Budget**: €90,000\n- Software: €40,000\n- Training: €60,000", "document/total", "100 K EUR"},
	{"| Item | Cost |\n|---|---|\n| A | 1.200 € |\n| B | 2.300 € |\n| Total | 3.500 € |", "", ""},
	{"| Item | Cost |\n|---|---|\n| A | 1.200 € |\n| B | 2.300 € |\n| Total | 4.500 € |", "document/total", "1,200 EUR + 2,300 EUR = 3,500 EUR"},
	{"| Site | Q1 | Q2 | Total |\n|---|---|---|---|\n| North | 10 | 20 | 35 |\n| South | 5 | 5 | 10 |", "document/total", "10 + 20 = 30"},
	{"| Site | Days |\n|---|---|\n| North | 10 |\n| South | 20 |\n| Average | 16 |", "document/total", "(10 + 20) / 2 = 15"},
	{"| Site | Days |\n|---|---|\n| North | 10 |\n| South | 20 |\n| Average | 15 |", "", ""},
	{"- Fuel routes: 40\n- Total fuel savings: $32M\n- Time: $24M\n- Congestion: $16M\n- Total savings: $72M", "", ""},
	{"- Ships: 100 vessels\n- Routes a ship: 20\n- Total annual routes: 2,000", "", ""},
	{"- Month 5: $15M\n- Month 6+: $10M (monthly average)\n- Total: $120M", "", ""},
	{"| Item | Change |\n|---|---|\n| Fuel | -$80M |\n| Time | -$40M |\n| Total savings | $120M |", "", ""},
	{"```\nInvestment: $250K\nYearly saving: $600K\nNet gain: $350K\nROI = (Net gain / Investment) × 100 = 240%\n```", "document/computation", "(350 K USD / 250 K USD) × 100 = 140 %"},
	{"```\nInvestment: $250K\nYearly saving: $600K\nNet gain: $350K\nROI = (Net gain / Investment) × 100 = 140%\nPayback = Investment / (Yearly saving / 12) = 5 months\n```", "", ""},
	{"Investment: $250K\n\nROI = (Net gain / Investment) × 100 = 240%", "", ""},
	{"- Hours: $0.34/hour × 4 × 24 × 30 = $979.20/month", "", ""},
	{"- Hours: $0.34/hour × 4 × 24 × 30 = $879.20/month", "document/computation", "= 979 USD a month"},
	{"- Machine: $1.008/hour × 24 × 30 = $725.76/month", "", ""},
	{"Pictures:\n- Fast: $1,150 a month\n- Slow: $1,280 a month\n\nLogs:\n- Fast: $460 a month\n- Moving: $200 a month\n\nTotal storage: $3,090 a month", "", ""},
	{"Gate:\n- $5 a month and $1 for a million requests: $25 a month\n\nWatch:\n- Flows: $150 a month\n- Names: $75 a month\n\nTotal security: $250 a month", "", ""},
	{"Compute: $1,650/month\n\nStorage: $2,467/month\n\nTotal: $5,117/month", "document/total", "= 4,117 USD a month"},
	// shares
	{"There are 120 services.\n\nMove 80% of services (96 services) first.", "", ""},
	{"There are 120 services.\n\nMove 60% of services (96 services) first.", "document/share", "96 / 120 = 80 %"},
	// one name, two values
	{"# Move\n\n**Budget**: €1.2M\n\n## Money\n\n**Budget**: €1.4M", "document/same-name", "“€1.2M” here and “€1.4M” in line 7"},
	{"# Move\n\n**Budget**: €1.2M\n\n## Money\n\n**Budget**: €1,200K", "", ""},
	{"# Move\n\n**Go-live**: Q3 2027\n\n## Time\n\n**Go-live**: 15 January 2028", "document/same-name", "“Q3 2027” here and “15 January 2028”"},
	{"# Move\n\n**Go-live**: Q3 2027\n\n## Time\n\n**Go-live**: 15 August 2027", "", ""},
	{"# Move\n\n**Budget**: €1.2M\n\n## Option 2\n\n**Budget**: €1.4M", "", ""},
	{"# Move\n\n**Duration**: 12 months\n\n## Phase 1\n\n**Duration**: 3 months", "", ""},
	{"# Move\n\n**Duration**: 12 months\n\n## Time\n\n**Duration**: 1 year", "", ""},
	// returns
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**Payback**: 2 years", "", ""},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**Payback**: 12 months", "document/return", "100 K USD / 50 K USD a year = 2 years"},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**Running Cost**: $20K/year\n\n**Payback**: 40 months", "", ""},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**3-Year ROI**: 150%", "document/return", "= 50 %"},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**ROI**: 50%", "", ""},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**3-Year NPV (10%)**: $24K", "", ""},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\n**3-Year NPV (10%)**: $240K", "document/return", "is 24,343 USD"},
	{"**Investment**: $100K\n\n**Annual Savings**: $50K\n\nIf only half adopt it, the payback is 9 years.", "", ""},
}

func TestLinesOfDocuments(t *testing.T) {
	for _, c := range lineCases {
		found := review.Document(c.text)
		switch {
		case c.rule == "" && len(found) > 0:
			t.Errorf("%q is right; found: %s", c.text, listed(found))
		case c.rule == "":
		case len(found) != 1 || found[0].Rule != c.rule || !strings.Contains(found[0].Message, c.message):
			t.Errorf("%q: want one %s with %q, found: %s", c.text, c.rule, c.message, listed(found))
		}
	}
}
