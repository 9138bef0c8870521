package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// terminalWidth returns how many columns the terminal has that the program
// writes to, or 0 where it writes to something else.
func terminalWidth() int {
	var info windows.ConsoleScreenBufferInfo
	if err := windows.GetConsoleScreenBufferInfo(windows.Handle(os.Stdout.Fd()), &info); err != nil {
		return 0
	}
	return int(info.Window.Right-info.Window.Left) + 1
}
