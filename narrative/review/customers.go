package review

import "strings"

// Customers collects the customers of other solutions, whose names must not be in
// one's own. The zero value is ready.
type Customers struct {
	all []Customer
	at  map[string]int
}

// Add takes what is known of a customer from one of its solutions; nothing where it
// has no name.
func (c *Customers) Add(o Customer) {
	if o.Name == "" {
		return
	}
	key := strings.ToLower(o.Name)
	i, known := c.at[key]
	if !known {
		if c.at == nil {
			c.at = map[string]int{}
		}
		i = len(c.all)
		c.at[key] = i
		c.all = append(c.all, Customer{Name: o.Name})
	}
	all := &c.all[i]
	all.Aliases = append(all.Aliases, o.Aliases...)
	all.Domains = append(all.Domains, o.Domains...)
	all.People = append(all.People, o.People...)
}

// But returns the customers other than one.
func (c *Customers) But(name string) []Customer {
	var out []Customer
	for _, o := range c.all {
		if !strings.EqualFold(o.Name, name) {
			out = append(out, o)
		}
	}
	return out
}
