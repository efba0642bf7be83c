package entity

import (
	"fmt"
	"os"
	"testing"

	"rochade/dict"
	"rochade/pipeline"
)

func TestDebug(t *testing.T) {
	text := os.Getenv("TEXT")
	if text == "" {
		t.Skip()
	}
	l, err := load(dict.FS, os.Getenv("L"))
	if err != nil {
		t.Fatal(err)
	}
	d := &pipeline.Document{Language: os.Getenv("L"), Body: text}
	w := new(work)
	w.language, w.doc, w.body = l, d, d.Body
	w.scan()
	w.proposeTitles()
	w.proposePlaces()
	w.proposeListed()
	if w.characters != nil {
		w.proposeWords()
		w.findPath()
	}
	w.proposeOrganizations()
	w.proposePersons()
	for i := range w.units {
		if w.units[i].opens {
			fmt.Print("| ")
		}
		fmt.Printf("%d:%s/%b/%d ", i, d.Body[w.units[i].start:w.units[i].end], w.class(i), w.units[i].shape)
	}
	fmt.Println()
	for _, c := range w.candidates {
		fmt.Println(c.kind, w.text(int(c.from), int(c.to)), c.score, c.code, w.rule(c.entry, c.source), c.scope, c.marks)
	}
	for _, m := range l.mentions(d) {
		fmt.Println(" =>", m.Kind, d.Slice(m.Span), m.Code, m.Scope, m.Marks, m.Inside, m.Rule)
	}
}
