package gate

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// maxNeeds is how many different needs the rules of a language may have.
const maxNeeds = 320

// A set holds numbers of needs.
type set [maxNeeds / 64]uint64

func (s *set) add(n int) { s[n>>6] |= 1 << (n & 63) }

func (s *set) has(n int) bool { return s[n>>6]&(1<<(n&63)) != 0 }

func (s *set) join(t *set) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s *set) covers(t *set) bool {
	for i := range s {
		if s[i]&t[i] != t[i] {
			return false
		}
	}
	return true
}

func (s *set) empty() bool { return *s == set{} }

// A need is what an item of a pattern asks of the words of a sentence: one of the
// alternatives.
type need struct {
	words    []wordTest
	literals []string
	post     bool // a title
	newPost  bool // a word that marks a post as new
	figure   bool // a number
}

// A pattern is what a match or frame line needs. Names are not known when the gate is passed: what
// a name or an anaphor can fulfil is left open where there is no anaphor.
type pattern struct {
	needs set
	open  []openNeed
}

// An openNeed is fulfilled by an anaphor or by a mention of the kind.
type openNeed struct {
	need  int
	kinds pipeline.Kinds
}

// A wordTest is a lexicon.Test of a word, without the features that marks set.
type wordTest struct {
	class      string // "trigger" is any trigger class
	has, lacks []string
}

// requirements is what the rules of a language need: a sentence in which no pattern
// has all its needs fulfilled can give no event.
type requirements struct {
	trigger  map[string]bool // classes of words that can give rise to an event
	settable []string        // features that marks set
	needs    []need
	numbers  map[string]int // of needs, by their content
	patterns []pattern
	known    map[string]set // what classes with features fulfil
}

func readRequirements(fsys fs.FS, lang string) (*requirements, error) {
	r := &requirements{trigger: map[string]bool{}, numbers: map[string]int{}, known: map[string]set{}}
	classes, err := lexicon.ReadTable(fsys, "shared/classes.tsv", "class", "use")
	if err != nil {
		return nil, err
	}
	for _, c := range classes {
		r.trigger[c.Cells[0]] = c.Cells[1] == "trigger"
	}
	files, err := fs.Glob(fsys, lang+"/*.rules")
	if err != nil {
		return nil, err
	}
	events, err := fs.Glob(fsys, lang+"/events/*.rules")
	if err != nil {
		return nil, err
	}
	for _, name := range append(files, events...) {
		if name == lang+"/dates.rules" {
			continue
		}
		stanzas, err := lexicon.ReadStanzas(fsys, name)
		if err != nil {
			return nil, err
		}
		for _, s := range stanzas {
			for _, d := range s.All("set") {
				r.settable = append(r.settable, strings.Fields(d.Text)[1:]...)
			}
			if s.Kind != "rule" {
				continue
			}
			for _, d := range append(s.All("match"), s.All("frame")...) {
				if err := r.add(d.Text); err != nil {
					return nil, s.Errorf(d.Line, "%v", err)
				}
			}
		}
	}
	return r, nil
}

// add takes in a match or frame line. One that begins to match at a name runs only in
// sentences with a trigger or with a new post.
func (r *requirements) add(text string) error {
	nodes, err := lexicon.ParsePattern(text)
	if err != nil {
		return err
	}
	var p pattern
	for _, n := range nodes {
		if alternatives := lexicon.Required(n, r.item); len(alternatives) > 0 {
			p.needs.add(r.number(either(alternatives)))
		}
		if kinds := kindsOf(n); kinds != 0 {
			p.open = append(p.open, openNeed{r.number(need{words: anaphors(kinds)}), kinds})
		}
	}
	if lexicon.TriggerNode(nodes, r.isTrigger) < 0 {
		p.needs.add(r.number(need{words: []wordTest{{class: "trigger"}}, newPost: true}))
	}
	if len(r.needs) > maxNeeds {
		return fmt.Errorf("the rules have more than %d different needs", maxNeeds)
	}
	same := func(q pattern) bool { return p.needs == q.needs && slices.Equal(p.open, q.open) }
	if !slices.ContainsFunc(r.patterns, same) {
		r.patterns = append(r.patterns, p)
	}
	return nil
}

// kindsOf returns the kind of the mention that every match of an item consumes; of several kinds
// any may come, so that none is sure.
func kindsOf(n lexicon.Node) (kinds pipeline.Kinds) {
	if n.Op != lexicon.OpItem {
		return 0
	}
	for _, t := range n.Tests {
		k := pipeline.KindOf(t.Kind).Kinds()
		if k == 0 || t.Kind == pipeline.KindDate.String() || kinds != 0 && k != kinds {
			return 0
		}
		kinds = k
	}
	return kinds
}

// anaphors returns the words that stand for a mention of the kind.
func anaphors(kinds pipeline.Kinds) []wordTest {
	switch kinds {
	case pipeline.Person.Kinds():
		return []wordTest{{class: "person_anaphor"}}
	case pipeline.Organization.Kinds():
		return []wordTest{{class: "organization_anaphor"}}
	case pipeline.Title.Kinds():
		return []wordTest{{class: "post_anaphor"}}
	}
	return nil
}

func (r *requirements) isTrigger(class string) bool { return r.trigger[class] }

// number returns the number of a need, giving new ones the next number.
func (r *requirements) number(n need) int {
	key := fmt.Sprint(n)
	i, ok := r.numbers[key]
	if !ok {
		i = len(r.needs)
		r.numbers[key] = i
		r.needs = append(r.needs, n)
	}
	return i % maxNeeds
}

// item returns what an item needs, or nothing if that is not looked for.
func (r *requirements) item(n lexicon.Node) []need {
	var out need
	for _, t := range n.Tests {
		if !r.ask(&out, t) {
			return nil
		}
	}
	return []need{out}
}

// either returns the need of which each of these is an alternative.
func either(alternatives []need) (out need) {
	for _, x := range alternatives {
		out.words, out.literals = append(out.words, x.words...), append(out.literals, x.literals...)
		out.post, out.newPost, out.figure = out.post || x.post, out.newPost || x.newPost, out.figure || x.figure
	}
	return out
}

// ask adds an alternative to the need. It reports false when the test holds for what the
// gate does not look for.
func (r *requirements) ask(n *need, t lexicon.Test) bool {
	switch {
	case t.Literal != "":
		if strings.ContainsFunc(t.Literal, isMark) {
			return false
		}
		n.literals = append(n.literals, t.Literal)
	case t.Kind == pipeline.Person.String() && slices.Contains(t.Has, "new"):
		n.newPost = true
	case t.Kind == pipeline.Title.String(), t.Kind == pipeline.Person.String() && slices.Contains(t.Has, "titled"):
		n.post, n.words = true, append(n.words, anaphors(pipeline.Title.Kinds())...)
	case t.Kind == pipeline.Amount.String(), t.Class == "number":
		n.figure = true
	case t.Kind != "", t.Class == "*", t.Class == "capitalized", t.Class == "uncapitalized":
		return false
	default:
		has := slices.DeleteFunc(slices.Clone(t.Has), func(f string) bool { return f == "anaphor" || slices.Contains(r.settable, f) })
		n.words = append(n.words, wordTest{t.Class, has, t.Lacks})
	}
	return true
}

// fulfilled returns the needs that the test passes.
func (r *requirements) fulfilled(test func(*need) bool) (s set) {
	for i := range r.needs {
		if test(&r.needs[i]) {
			s.add(i)
		}
	}
	return s
}

// fulfilledBy returns the needs that a word with that class and these features fulfils.
func (r *requirements) fulfilledBy(class, features string) set {
	key := class + "\t" + features
	s, ok := r.known[key]
	if !ok {
		has := strings.Fields(features)
		s = r.fulfilled(func(n *need) bool { return r.asksFor(n, class, has) })
		r.known[key] = s
	}
	return s
}

// asksFor reports whether a word with that class and these features is what the need asks for.
func (r *requirements) asksFor(n *need, class string, features []string) bool {
	return slices.ContainsFunc(n.words, func(t wordTest) bool {
		if t.class != class && (t.class != "trigger" || !r.trigger[class]) {
			return false
		}
		has := func(f string) bool { return slices.Contains(features, f) }
		return !slices.ContainsFunc(t.lacks, has) && !slices.ContainsFunc(t.has, func(f string) bool { return !has(f) })
	})
}
