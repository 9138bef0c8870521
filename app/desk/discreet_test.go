package desk

import "testing"

func TestDiscreet(t *testing.T) {
	for _, c := range []struct{ path, home, want string }{
		{"/home/ada/.local/share/bifocal/library.db", "/home/ada", "~/.local/share/bifocal/library.db"},
		{"/home/ada/Customers/Halden Freight/lib.db", "/home/ada/", "~/…/…/….db"},
		{`C:\Users\Ada Lovelace\AppData\Roaming\Bifocal\library.db`, `C:\Users\Ada Lovelace`, "~/AppData/Roaming/Bifocal/library.db"},
		{`D:\Halden\library.db`, `C:\Users\Ada`, "D:/…/library.db"},
		{`\\server\halden\library.db`, `C:\Users\Ada`, "//…/…/library.db"},
		{"/home/adam/library.db", "/home/ada", "/home/…/library.db"},
		{"Halden", "", "…"},
	} {
		if got := Discreet(c.path, c.home); got != c.want {
			t.Errorf("%s is shown as %s, want %s", c.path, got, c.want)
		}
	}
}
