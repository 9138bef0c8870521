package flow

// running tells a row as running text: the first cell, then the widest one,
// which speaks for itself, then each other one behind the name of its column.
func (t *Table) running(header, cells []string, widest int) []Run {
	if len(cells) == 0 {
		return []Run{{}}
	}
	runs := []Run{{Text: cells[0] + "\n", Bold: true}}
	add := func(j int, named bool) {
		if j >= len(cells) || cells[j] == "" || cells[j] == "–" {
			return
		}
		if len(runs) > 1 {
			runs = append(runs, Run{Text: " · ", Colour: t.quiet})
		}
		if named && j < len(header) && header[j] != "" {
			runs = append(runs, Run{Text: header[j] + ":\u00a0", Colour: t.quiet})
		}
		runs = append(runs, Run{Text: cells[j]})
	}
	add(widest, false)
	for j := 1; j < len(cells); j++ {
		if j != widest {
			add(j, true)
		}
	}
	return runs
}

// widest returns the column, but the first, that holds most.
func widest(rows [][]string) int {
	total := map[int]int{}
	best := 1
	for _, r := range rows {
		for j := 1; j < len(r); j++ {
			total[j] += len(r[j])
			if total[j] > total[best] {
				best = j
			}
		}
	}
	return best
}
