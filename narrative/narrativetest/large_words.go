package narrativetest

var (
	qualities = []string{
		"central", "regional", "nightly", "shared", "automatic", "managed", "customer-facing", "internal", "reliable",
		"portable", "encrypted", "measured", "replicated", "seasonal", "partner", "mobile",
	}
	things = []string{
		"booking service", "customs gateway", "image registry", "tracking feed", "invoice run", "price engine", "driver app",
		"warehouse index", "release pipeline", "event log", "access broker", "health check", "message queue", "report store",
	}
	subjects = []string{
		"the booking desk", "every release of the services", "the night shift", "a customer in a hurry", "the platform team",
		"the customs gateway", "each regional warehouse", "the finance department", "an engineer on call", "the busiest service of all",
	}
	verbs   = []string{"waits for", "depends on", "sends work to", "loses time with", "hands over", "takes care of", "pays for", "moves towards"}
	objects = []string{
		"servers prepared by hand", "one shared machine image", "the pipeline and its checks", "two managed clusters", "a contract from 2019",
		"the list of open bookings", "capacity bought for the peak", "reports that nobody reads twice",
	}
	tails = []string{
		"at every daily peak", "before the working day begins", "until the last phase ends", "in all regions of the north", "while customers look on",
		"since the last audit", "without a person in between",
	}
	people  = []string{"Ingrid Solheim", "Jonas Berg", "Amira Haddad", "Piotr Nowak", "Chidi Okafor", "Mei Tanaka", "Lucía Ferrer", "Søren Holm"}
	roles   = []string{"CIO", "CFO", "COO", "VP Engineering", "head of operations", "platform lead", "security officer", "tier-1 engineer"}
	choices = []string{"high", "medium", "low"}
)
