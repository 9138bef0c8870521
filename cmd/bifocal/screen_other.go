//go:build !windows

package main

// screen returns the size of the screen where the program must know it: here
// the window manager keeps a window within its screen.
func screen() (width, height float32, ok bool) { return 0, 0, false }
