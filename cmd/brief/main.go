// Command brief is Bifocal's command line: it imports solutions into the
// library, shows how they are told to executives and to engineers, and exports
// the briefs. Whatever the window can do, a script can do with it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"bifocal/narrative/reword/client"
)

func main() {
	keepGarbage(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second one ends the program whatever it does
	code := run(ctx, os.Args[1:], surroundings{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		variable: os.Getenv, now: time.Now, width: func() int { return terminalWidth(os.Stdout) },
		watched: terminalWidth(os.Stderr) > 0,
		secret:  terminalSecret(ctx, os.Stdin, os.Stderr), asks: isTerminal(os.Stdin), ring: client.SystemRing{},
	})
	stop()
	os.Exit(code)
}
