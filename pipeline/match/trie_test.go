package match

import (
	"fmt"
	"strings"
	"testing"
)

func scan(t *Trie, text string) string {
	var b strings.Builder
	t.Scan(text, func(start, end int, values []int32) bool {
		fmt.Fprintf(&b, "%s=%v ", text[start:end], values)
		return true
	})
	return strings.TrimSpace(b.String())
}

func TestScanPrefersTheLongestFormAtTheLeftmostPlace(t *testing.T) {
	b := NewBuilder(NewFolding(map[rune]rune{'雲': '云', '長': '长'}))
	for i, f := range []string{"chief", "chief executive", "executive officer", "董事长", "云", "ceo", "straße"} {
		b.Add(f, int32(i))
	}
	trie := b.Build()
	for _, c := range []struct{ text, want string }{
		{"the Chief  Executive officer", "Chief  Executive=[1]"},
		{"chief\nexecutive", "chief\nexecutive=[1]"},
		{"mischief chiefly", ""},
		{"阿里雲董事長", "雲=[4] 董事長=[3]"},
		{"新任CEO张勇", "CEO=[5]"},
		{"ＣＥＯ", "ＣＥＯ=[5]"},
		{"CEOs", ""},
		{"STRAßE", "STRAßE=[6]"},
	} {
		if got := scan(trie, c.text); got != c.want {
			t.Errorf("scan(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLookupNeedsTheWholeForm(t *testing.T) {
	b := NewBuilder(nil)
	b.Add("Acme", 1)
	b.Add("acme", 2)
	trie := b.Build()
	if v := trie.Lookup("ACME"); len(v) != 2 || trie.Lookup("acm") != nil || trie.Lookup("acme x") != nil {
		t.Errorf("Lookup: %v", v)
	}
}

func FuzzScan(f *testing.F) {
	b := NewBuilder(nil)
	b.Add("a b", 1)
	b.Add("é", 2)
	trie := b.Build()
	f.Add("a  b \xff é")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		trie.Scan(s, func(start, end int, _ []int32) bool {
			if start < last || end <= start || end > len(s) {
				t.Fatalf("bad span %d:%d in %q", start, end, s)
			}
			last = end
			return true
		})
	})
}

func TestLongestAgreesWithEach(t *testing.T) {
	b := NewBuilder(NewFolding(map[rune]rune{'長': '长'}))
	for i, f := range []string{"a", "a b", "über", "über uns", "长", "长江 x", "x长", "'s", "step-down", "c2"} {
		b.Add(f, int32(i))
	}
	trie := b.Build()
	for _, text := range []string{"a b", "A  b c", "ÜBER uns", "長江 x", "x長", "'s", "Step-down", "c2", "c23", "", "长"} {
		for pos := range text {
			want := 0
			trie.Each(text, pos, func(end int, _ []int32) { want = end })
			if got, _ := trie.Longest(text, pos); got != want {
				t.Errorf("Longest(%q, %d) = %d, want %d", text, pos, got, want)
			}
		}
	}
}

func BenchmarkScan(b *testing.B) {
	builder := NewBuilder(nil)
	for i := range 5000 {
		builder.Add(fmt.Sprintf("word%d of%d", i, i%7), int32(i))
	}
	trie := builder.Build()
	text := strings.Repeat("The quick brown fox named word17 of3 jumps over the lazy dog. ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		trie.Scan(text, func(int, int, []int32) bool { return true })
	}
}
