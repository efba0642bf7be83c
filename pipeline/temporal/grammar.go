package temporal

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"rochade/pipeline/lexicon"
)

// A grammar is the compiled dates.rules of one language. It is immutable.
type grammar struct {
	lang      string
	file      *rulesFile
	classes   *classes
	words     *wordAutomaton
	tails     *wordAutomaton
	rules     []*rule
	sequences []sequence
	levels    []*automaton
	holidays  []holiday
	numbers   numberTable
	figure    signature
	endings   [256]ending // by the last letter
}

// An ending is a verb ending of two letters that says a tense.
type ending struct {
	before byte
	tense  int8
}

// A rule is a compiled rule stanza.
type rule struct {
	name   string
	value  *expr
	guards []guard
	ends   [2]int // of a range of two dates: 1 + their slots
}

// A guard looks at the item beside a match: "unless left the|a" forbids the rule
// after one of these, "only left in|of" allows it there and nowhere else.
type guard struct {
	left    bool
	forbids bool
	name    bool // also met by an unknown capitalized word beside the run
	edge    bool // also met by the beginning or end of the text
	any     []classSet
}

// edgeName stands in a guard for the beginning or end of the text.
const edgeName = "text-edge"

func (g *guard) met(set classSet) bool {
	for _, want := range g.any {
		if set.holds(want) {
			return true
		}
	}
	return false
}

func loadGrammar(dict fs.FS, lang string) (g *grammar, err error) {
	file, err := readRules(dict, lang+"/"+RulesFile)
	if err != nil {
		return nil, err
	}
	folding, err := lexicon.Folding(dict, lang)
	if err != nil {
		return nil, err
	}
	g = &grammar{lang: lang, file: file, classes: newClasses()}
	days, err := readHolidays(dict)
	if err != nil {
		return nil, err
	}
	g.holidays = days.list
	var errs []error
	for _, w := range file.words {
		name, _, _ := strings.Cut(w.head.text, " ")
		g.classes.class(name)
	}
	g.subclasses()
	for _, r := range file.rules {
		errs = append(errs, g.compile(r, days.byName)...)
	}
	var lexErrs []error
	g.words, g.tails, lexErrs = newWords(file, g.classes, folding, days.byName)
	errs = append(errs, lexErrs...)
	var triggers classSet
	for _, l := range file.triggers {
		for _, name := range strings.Fields(l.text) {
			set, err := g.classes.condition(name)
			if err != nil {
				errs = append(errs, l.errorf("trigger: %v", err))
			}
			triggers.merge(set)
		}
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	for _, e := range g.words.endings {
		g.endings[e.form[1]] = ending{e.form[0], e.tense}
	}
	g.words.finish(g.classes, triggers)
	g.tails.finish(g.classes, triggers)
	g.signNumbers()
	g.signValues()
	for k := range file.levels {
		var chosen []int32
		for i, s := range g.sequences {
			if file.rules[s.rule].level == k {
				chosen = append(chosen, int32(i))
			}
		}
		g.levels = append(g.levels, newAutomaton(g.classes, g.sequences, chosen))
	}
	return g, nil
}

// subclasses makes the classes with a value that patterns ask for.
func (g *grammar) subclasses() {
	use := func(text string) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" []()|", r) }) {
			w = strings.TrimSuffix(strings.TrimPrefix(w, "~"), "^")
			if _, rest, ok := strings.Cut(w, ":"); ok {
				w = rest
			}
			head, _, sub := strings.Cut(w, ".")
			if _, known := g.classes.byName[head]; known && sub && head != "date" {
				g.classes.class(w)
			}
		}
	}
	for _, r := range g.file.rules {
		for _, m := range r.matches {
			use(m.text)
		}
		for _, u := range r.guards {
			use(u.text)
		}
	}
	for _, t := range g.file.triggers {
		use(t.text)
	}
}

// compile adds a rule and its sequences.
func (g *grammar) compile(st *ruleStanza, days map[string]int32) (errs []error) {
	r := &rule{name: st.name}
	k := len(g.rules)
	g.rules = append(g.rules, r)
	var slots []string
	var all [][]element
	for _, m := range st.matches {
		seqs, err := readPattern(g.classes, m.text)
		if err != nil {
			errs = append(errs, m.errorf("match: %v", err))
			continue
		}
		for _, s := range seqs {
			for _, e := range s {
				if e.slot != "" && !slices.Contains(slots, e.slot) {
					slots = append(slots, e.slot)
				}
			}
		}
		all = append(all, seqs...)
	}
	for _, seq := range all {
		s := sequence{rule: k, slots: make([]int8, len(slots))}
		for i := range s.slots {
			s.slots[i] = -1
		}
		for pos, e := range seq {
			s.want = append(s.want, e.want)
			if e.slot != "" {
				s.slots[slices.Index(slots, e.slot)] = int8(pos)
			}
		}
		g.sequences = append(g.sequences, s)
	}
	if len(errs) > 0 {
		return errs // the slots of a broken match are not known
	}
	value, err := readExpr(st.value.text, slots, days)
	if err != nil {
		errs = append(errs, st.value.errorf("value: %v", err))
	}
	if slices.ContainsFunc(g.rules[:k], func(o *rule) bool { return o.name == r.name }) {
		errs = append(errs, st.head.errorf("two rules are named %q", r.name))
	}
	r.value = value
	if err == nil {
		errs = append(errs, g.checkSlots(st, k, slots)...)
		r.ends = value.ends()
	}
	for _, l := range st.guards {
		gd, guardErrs := g.guard(l)
		r.guards = append(r.guards, gd)
		errs = append(errs, guardErrs...)
	}
	return errs
}

// guard reads "unless left a|b" or "only right ~c".
func (g *grammar) guard(l line) (gd guard, errs []error) {
	kind, rest, _ := strings.Cut(l.text, " ")
	side, names, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if side != "left" && side != "right" {
		errs = append(errs, l.errorf("%s %q (left or right is allowed)", kind, side))
	}
	gd.left, gd.forbids = side == "left", kind == "unless"
	for _, name := range strings.Split(names, "|") {
		name, glued := strings.CutPrefix(strings.TrimSpace(name), "~")
		if name == edgeName {
			gd.edge = true
			continue
		}
		set, err := g.classes.condition(name)
		if err != nil {
			errs = append(errs, l.errorf("%s: %v", kind, err))
		}
		if glued {
			set.add(classGlued)
		}
		gd.any = append(gd.any, set)
		gd.name = gd.name || set.has(className)
	}
	return gd, errs
}

// checkSlots reports slots that a value needs but a sequence of the rule does
// not bind to an item of the right kind.
func (g *grammar) checkSlots(st *ruleStanza, k int, slots []string) (errs []error) {
	values := map[int]bool{}
	g.rules[k].value.uses(values)
	for _, s := range g.sequences {
		if s.rule != k {
			continue
		}
		for i, pos := range s.slots {
			switch {
			case pos < 0 && values[i]:
				errs = append(errs, st.value.errorf("value: slot %q is missing in one alternative of the match", slots[i]))
			case pos >= 0 && values[i] && !reported(s.want[pos]):
				errs = append(errs, st.value.errorf("value: slot %q is no date, duration, set or ref in one alternative of the match", slots[i]))
			}
		}
	}
	return errs
}

// ends returns 1 + the slots of the two dates of a range, if they are whole
// items: dates or years.
func (e *expr) ends() (slots [2]int) {
	if e.op != opRange {
		return slots
	}
	for i, v := range e.vals {
		switch {
		case v.op == 0:
			slots[i] = v.slot + 1
		case v.op == opYear && v.ints[0].kind == 's':
			slots[i] = v.ints[0].slot + 1
		default:
			return [2]int{}
		}
	}
	return slots
}

// uses collects the slots that a value reads as values. Slots read as numbers
// may be missing; they are 0 then.
func (e *expr) uses(values map[int]bool) {
	if e.op == 0 {
		values[e.slot] = true
	}
	for _, v := range e.vals {
		v.uses(values)
	}
}
