package lexicon

import (
	"fmt"
	"testing"
)

func TestRequiredTakesOneItemOfEachAlternative(t *testing.T) {
	literals := func(n Node) (out []string) {
		for _, x := range n.Tests {
			if x.Literal == "" {
				return nil
			}
			out = append(out, x.Literal)
		}
		return out
	}
	for pattern, want := range map[string]string{
		"a":                     "[a]",
		"(a|b c)":               "[a b]",
		"(<x:person> a|[b] c)":  "[a c]",
		"(a|<x:person>)":        "[]",
		"(<x:person> a)+":       "[a]",
		"((a|b) <x:person>|..)": "[]",
		"[a]":                   "[]",
		"{name}":                "[]",
	} {
		nodes, err := ParsePattern(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(Required(nodes[0], literals)); got != want {
			t.Errorf("%q: %s, want %s", pattern, got, want)
		}
	}
}
