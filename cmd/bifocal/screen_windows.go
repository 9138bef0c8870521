package main

import "golang.org/x/sys/windows"

// screen returns the size of the screen less the bars of the desktop, in
// pixels.
func screen() (width, height float32, ok bool) {
	const fullscreenWidth, fullscreenHeight = 16, 17 // SM_CXFULLSCREEN, SM_CYFULLSCREEN: the inside of a maximised window
	metric := windows.NewLazySystemDLL("user32.dll").NewProc("GetSystemMetrics")
	if metric.Find() != nil {
		return 0, 0, false
	}
	w, _, _ := metric.Call(fullscreenWidth)
	h, _, _ := metric.Call(fullscreenHeight)
	return float32(w), float32(h), w > 0 && h > 0
}
