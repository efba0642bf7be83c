package gate

import (
	"testing"
	"testing/fstest"

	"rochade/pipeline"
)

// toy is the data of a small language.
var toy = fstest.MapFS{
	"shared/classes.tsv": file("class\tuse\nappoint\ttrigger\nbecome\ttrigger\nprofit\ttrigger\nout\thelper\nother\thelper\n"),
	"xx/words.tsv": file("form\tlemma\tclass\tfeatures\nnamed\tname\tappoint\tpast\nname\tname\tappoint\tpres\nbecomes\tbecome\tbecome\t\n" +
		"profit\tprofit\tprofit\tweak\nso named\tso named\tother\t\ntakes+over\ttake over\tbecome\t\n-namings\tnaming\tappoint\tpast\n"),
	"xx/titles.tsv":          file("form\tcode\tfeatures\nchair\tchair\t\n-chief\thead\tsuffix\n"),
	"xx/title_modifiers.tsv": file("form\teffect\nnew\tnew\n"),
	"xx/amounts.tsv":         file("form\tkind\tvalue\nseven\tdigit\t7\n"),
	"xx/groups.rules":        file("mark later\nmatch will <v:{trigger}>\nset v planned\nyes x\n"),
	"xx/events/appointment.rules": file("rule named\nemit appointment\nmatch {appoint.past.planned} <who:person>\nyes x\n\n" +
		"rule becomes\nemit appointment\nmatch <who:person> {become} <post:title>\nyes x\n\n" +
		"rule new\nemit appointment\nmatch <post:title.new> <who:person>\nyes x\n"),
	"xx/events/financial_result.rules": file("rule profit\nemit financial_result\nmatch {profit} <level:amount>\nyes x\n"),
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestTheGateOpensWhereARuleHasItsWords(t *testing.T) {
	w, err := load(toy, "xx")
	if err != nil {
		t.Fatal(err)
	}
	person := uint64(1) << pipeline.Person.Kinds()
	titled := uint64(1) << (pipeline.Person.Kinds() | pipeline.Title.Kinds())
	figure := uint64(1) << pipeline.Amount.Kinds()
	for _, c := range []struct {
		text   string
		wanted uint64
		weak   bool
	}{
		{"They named Ann Lee.", person, false},
		{"They name Ann Lee.", 0, false},              // another form is asked for
		{"A street so named after Ann Lee.", 0, true}, // hidden by a longer phrase
		{"Ann Lee becomes rich.", 0, false},           // no title
		{"Ann Lee becomes chair.", titled, false},
		{"Ann Lee becomes Clubchief.", titled, false}, // the last part of a compound
		{"Ann Lee takes the chair over.", titled, false},
		{"Ann Lee takes the chair.", 0, true}, // without its particle
		{"The new chair Ann Lee spoke.", titled, true},
		{"The chair Ann Lee spoke.", 0, true},
		{"A profit of 7 million.", figure, true},
		{"A profit of seven million.", figure, true},
		{"A profit.", 0, true},
		{"They name:", 1, false}, // announces a list
	} {
		if wanted, weak := w.in(c.text, false); wanted != c.wanted || weak != c.weak {
			t.Errorf("%q: wanted %b, weak %v; want %b, %v", c.text, wanted, weak, c.wanted, c.weak)
		}
	}
}

func TestAnAnnouncementMayStandBeforeANumberedList(t *testing.T) {
	stage, err := New(toy)
	if err != nil {
		t.Fatal(err)
	}
	d := &pipeline.Document{Language: "xx", Body: "They name these. 1. Ann Lee"}
	d.Sentences = []pipeline.Sentence{{Span: pipeline.Span{End: 16}}, {Span: pipeline.Span{Start: 17, End: 27}}}
	if err := stage.Process(d); err != nil {
		t.Fatal(err)
	}
	if !d.Candidate || !d.Sentences[0].Candidate || d.Sentences[1].Candidate {
		t.Errorf("document %v, sentences %+v", d.Candidate, d.Sentences)
	}
}
