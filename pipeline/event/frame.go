package event

import (
	"fmt"
	"slices"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A frame is a trigger and constituents that stand anywhere in its clause, in any
// order, each recognized by its own small pattern.
type frame struct {
	trigger      []test
	triggerRole  string
	constituents []constituent
}

type constituent struct {
	pattern  *pattern
	required bool
	marked   bool // more than the mention itself: a preposition, a noun
	person   bool // an unmarked person: the subject or object
}

// compileFrame compiles "{trigger} <who:person> [als <post:title+>] (bei <org:organization>)":
// what is in square brackets is optional.
func compileFrame(v *vocabulary, text string) (*frame, error) {
	nodes, err := lexicon.ParsePattern(text)
	if err != nil {
		return nil, err
	}
	if len(nodes) == 0 || nodes[0].Op != lexicon.OpItem {
		return nil, fmt.Errorf("a frame begins with its trigger")
	}
	c := &compiler{v: v}
	f := &frame{trigger: c.tests(nodes[0]), triggerRole: nodes[0].Role}
	for _, n := range nodes[1:] {
		k := constituent{required: n.Op != lexicon.OpOptional}
		seq := []lexicon.Node{n}
		if n.Op == lexicon.OpOptional || n.Op == lexicon.OpEither && len(n.Subs) == 1 {
			seq = n.Subs[0]
		}
		k.marked = len(seq) > 1
		k.person = !k.marked && seq[0].Op == lexicon.OpItem && seq[0].Tests[0].Kind == pipeline.Person.String()
		if k.pattern, err = compilePattern(v, seq); err != nil {
			return nil, err
		}
		f.constituents = append(f.constituents, k)
	}
	// Marked constituents choose first, what is left goes to the unmarked ones.
	slices.SortStableFunc(f.constituents, func(a, b constituent) int { return boolInt(b.marked) - boolInt(a.marked) })
	return f, c.err
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f *frame) roles() []string {
	var out []string
	if f.triggerRole != "" {
		out = append(out, f.triggerRole)
	}
	for _, c := range f.constituents {
		out = append(out, c.pattern.roles...)
	}
	return out
}

// matchFrame fills the frame of the trigger at item a.
func (m *machine) matchFrame(f *frame, items []item, a int) (binding, bool) {
	if !anyHolds(f.trigger, &items[a], m.v.symbols) {
		return binding{}, false
	}
	b := binding{roles: f.roles(), anchor: a, start: a, end: a + 1, score: scoreItem}
	if f.triggerRole != "" {
		b.captures = append(b.captures, capture{role: 0, item: a})
	}
	used := make([]bool, len(items))
	used[a] = true
	for _, c := range f.constituents {
		if !m.fill(&b, c, items, used) && c.required {
			return b, false
		}
	}
	return b, true
}

// fill finds the best place of a constituent and adds its captures.
func (m *machine) fill(b *binding, c constituent, items []item, used []bool) bool {
	best, bestScore, found := binding{}, 0, false
	for i := range items {
		if used[i] {
			continue
		}
		reach := m.reach(items, b.anchor, i)
		if reach < 0 {
			continue
		}
		k, ok := m.matchFree(c.pattern, items, b.anchor, i)
		if !ok || overlapsUsed(k, used) {
			continue
		}
		score := k.score - reach
		if c.person && m.governed(items, i) {
			score -= 40
		}
		if !found || score > bestScore {
			best, bestScore, found = k, score, true
		}
	}
	if !found {
		return false
	}
	for _, k := range best.captures {
		k.role = slices.Index(b.roles, best.roles[k.role])
		b.captures = append(b.captures, k)
	}
	for i := best.start; i < best.end; i++ {
		used[i] = true
	}
	b.start, b.end = min(b.start, best.start), max(b.end, best.end)
	b.score += best.score
	return true
}

// matchFree matches at item i. The antecedent of the trigger's relative clause is what its pronoun is:
// "on Ann Lee, who resigned" does not make her less of a subject.
func (m *machine) matchFree(p *pattern, items []item, trigger, i int) (binding, bool) {
	if items[i].clause != items[trigger].clause {
		if governed, ok := m.v.features["governed"]; ok && items[i].feats.has(governed) {
			saved := items[i].feats
			items[i].feats.remove(governed)
			defer func() { items[i].feats = saved }()
		}
	}
	return m.match(p, items, i)
}

func overlapsUsed(b binding, used []bool) bool {
	for i := b.start; i < b.end; i++ {
		if used[i] {
			return true
		}
	}
	return false
}

// reach says how far item i is from the trigger, or -1 when it is out of the
// frame: in another clause, unless it is the antecedent of the trigger's relative clause.
func (m *machine) reach(items []item, trigger, i int) int {
	distance := i - trigger
	if distance < 0 {
		distance = -distance
	}
	if items[i].clause == items[trigger].clause {
		return min(distance, 30)
	}
	if i == antecedent(items, trigger) {
		return 0
	}
	return -1
}

// antecedent returns the item before the comma and relative pronoun that open the
// clause of item i, or -1.
func antecedent(items []item, i int) int {
	start := i
	for start > 0 && items[start-1].clause == items[i].clause {
		start--
	}
	for k := start; k <= start+1 && k < len(items); k++ {
		if items[k].is(classRelative) {
			for p := start - 1; p >= 0 && p >= start-3; p-- {
				if items[p].kind == pipeline.Person || items[p].kind == pipeline.Organization {
					return p
				}
			}
		}
	}
	return -1
}

// governed reports whether a preposition stands before item i.
func (m *machine) governed(items []item, i int) bool {
	preposition, ok := m.v.classes["preposition"]
	return ok && (i > 0 && items[i-1].is(preposition) || i > 1 && items[i-1].kind == pipeline.KindNone && items[i-2].is(preposition))
}
