package review
import ("testing";"os";"strings")
func TestZZ(t *testing.T){
 for _,f:=range strings.Fields(os.Getenv("DOC")) {
 b,_:=os.ReadFile(f); t.Log("#### "+f)
 for _,x:=range Document(string(b)) { t.Logf("%3d %-7s %s: %s", x.Place.Line,x.Severity,x.Rule,x.Message) }}
}
