package library

// Kill lets go of what a program holds that is killed, and of nothing else.
func Kill(p *Presence) { p.unlock() }
