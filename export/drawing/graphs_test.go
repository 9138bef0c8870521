package drawing_test

import (
	"fmt"
	"math/rand/v2"

	"bifocal/narrative"
)

var (
	partNames = []string{
		"booking service", "customs gateway", "image registry", "tracking feed", "invoice run", "price engine", "driver app",
		"warehouse index", "release pipeline", "event log", "access broker", "health check", "message queue", "report store",
	}
	partKinds = []string{"container", "container", "software system", "database", "queue", "component", "external system", "person"}
	states    = []string{"existing", "existing", "changed", "new", "retired"}
	payloads  = []string{"orders", "state of each shipment", "customs declarations", "prices of the day", "invoices", "positions of trucks"}
	protocols = []string{"HTTPS", "gRPC", "AMQP", "SFTP", ""}
)

// graph makes a solution of n components and m connections, the same at every
// call.
func graph(n, m int) narrative.Solution {
	r := rand.New(rand.NewPCG(uint64(n), uint64(m)))
	s := narrative.New()
	s.ID = fmt.Sprintf("graph-%d-%d", n, m)
	for i := range n {
		s.Facts = append(s.Facts, narrative.Component{
			Head: narrative.Head{ID: fmt.Sprintf("c%d", i)}, Name: fmt.Sprintf("%s %d", partNames[r.IntN(len(partNames))], i+1),
			Type: partKinds[r.IntN(len(partKinds))], Technology: "Go on Kubernetes", State: states[r.IntN(len(states))],
		})
	}
	for i := range m {
		from := r.IntN(n)
		to := min(n-1, from+1+r.IntN(max(1, n/5)))
		if r.IntN(12) == 0 {
			from, to = to, from
		}
		mode := ""
		if r.IntN(4) == 0 {
			mode = "asynchronous"
		}
		s.Facts = append(s.Facts, narrative.Connection{
			Head: narrative.Head{ID: fmt.Sprintf("l%d", i)}, From: fmt.Sprintf("c%d", from), To: fmt.Sprintf("c%d", to),
			Data: payloads[r.IntN(len(payloads))], Protocol: protocols[r.IntN(len(protocols))], Mode: mode,
		})
	}
	return s
}
