package score

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Write prints the rows of all, of each language and its types, and of each slot; then
// what was taken from ordinary news. An F has its 95 % interval behind it.
func (rep *Report) Write(w io.Writer) {
	for _, k := range rowOrder(rep.Rows) {
		name := cmp.Or(k.Lang, "all")
		if k.Type != "" {
			name = "  " + k.Lang + " " + k.Type
		}
		event, slot := rep.rowIntervals(k)
		rep.Rows[k].write(w, name)
		fmt.Fprintf(w, "   event F %v slot F %v\n", event, slot)
	}
	for _, k := range rowOrder(rep.PerSlot) {
		c := rep.PerSlot[k]
		_, _, f := c.PRF()
		fmt.Fprintf(w, "    slot %s %-14s correct %4d wrong %4d missing %4d spurious %4d   F %.3f %v\n",
			k.Lang, k.Type, c.Correct, c.Incorrect, c.Missing, c.Spurious, f, rep.slotInterval(k))
	}
	for _, k := range rowOrder(rep.Rows) {
		if o := rep.Ordinary[k.Lang]; k.Type == "" && o[0] > 0 {
			fmt.Fprintf(w, "    ordinary news %s: %d spurious records in %d random articles\n", k.Lang, o[1], o[0])
		}
	}
}

// rowOrder lists the keys by language and type, that of all languages last.
func rowOrder[T any](rows map[Key]T) []Key {
	keys := make([]Key, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int {
		if (a.Lang == "") != (b.Lang == "") {
			return cmp.Compare(b.Lang, a.Lang)
		}
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Type, b.Type))
	})
	return keys
}

func (r Row) write(w io.Writer, name string) {
	ep, er, ef := r.EventPRF()
	sp, sr, sf := r.Slots.PRF()
	_, _, af := r.Args.PRF()
	fmt.Fprintf(w, "%-28s gold %4d sys %4d   event P %.3f R %.3f F %.3f   slot P %.3f R %.3f F %.3f   args F %.3f",
		name, r.Aligned+r.Missing, r.Aligned+r.Spurious, ep, er, ef, sp, sr, sf, af)
}

// WriteErrors prints a table of the classes of errors by language, and below it the
// errors of each class. comment returns lines to print below an error, and may be nil.
func (rep *Report) WriteErrors(w io.Writer, comment func(*Finding) []string) {
	groups := Groups(rep.Findings)
	for _, g := range groups {
		fmt.Fprintf(w, "%-24s %4d ", g.Class, len(g.Findings))
		for _, k := range rowOrder(rep.Rows) {
			n := 0
			for i := range g.Findings {
				if g.Findings[i].Lang == k.Lang {
					n++
				}
			}
			if k.Type == "" && n > 0 {
				fmt.Fprintf(w, "  %s %d", k.Lang, n)
			}
		}
		fmt.Fprintln(w)
	}
	for _, g := range groups {
		fmt.Fprintf(w, "\n%s (%d)\n", g.Class, len(g.Findings))
		for i := range g.Findings {
			f := &g.Findings[i]
			fmt.Fprintf(w, "  %s\n", f)
			if comment == nil {
				continue
			}
			for _, line := range comment(f) {
				fmt.Fprintf(w, "      %s\n", line)
			}
		}
	}
}

// String is one line: article, type, what was wanted and got, the rule and the evidence.
func (f *Finding) String() string {
	line := fmt.Sprintf("%s %s", f.Document, f.Type)
	if f.Slot != "" {
		line += " " + f.Slot
	}
	if f.Want != "" {
		line += fmt.Sprintf("  want %q", f.Want)
	}
	if f.Got != "" {
		line += fmt.Sprintf("  got %q", f.Got)
	}
	if rule := f.rule(); rule != "" {
		line += "  [" + rule + "]"
	}
	return line + fmt.Sprintf("  %q", f.Evidence)
}
