package event

import (
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"rochade/pipeline"
)

// New returns the stage that fills Document.Events. The rules of a language are
// loaded when its first document arrives.
func New(fsys fs.FS) (pipeline.Stage, error) {
	return NewExtractor(fsys).Stage(), nil
}

// An Extractor holds the compiled rules of all languages asked for so far.
type Extractor struct {
	fsys     fs.FS
	mu       sync.Mutex
	rules    map[string]*ruleset
	machines sync.Pool

	alone     bool // no sentence knows of the others
	acceptAll bool // the decision model is not asked
}

// An Option leaves out a part of the work, to measure what it is worth.
type Option func(*Extractor)

// WithoutDiscourse makes every sentence stand alone: pronouns stand for nobody, open slots stay
// open, names are taken as they are, and what is told twice gives two events.
func WithoutDiscourse() Option { return func(x *Extractor) { x.alone = true } }

// WithoutModel accepts everything that the rules propose.
func WithoutModel() Option { return func(x *Extractor) { x.acceptAll = true } }

// NewExtractor returns an Extractor over the dictionary.
func NewExtractor(fsys fs.FS, options ...Option) *Extractor {
	x := &Extractor{fsys: fsys, rules: map[string]*ruleset{}, machines: sync.Pool{New: func() any { return &machine{} }}}
	for _, option := range options {
		option(x)
	}
	return x
}

// Stage returns the extractor as a stage, which leaves documents without a candidate alone.
func (x *Extractor) Stage() pipeline.Stage {
	return pipeline.Stage{Name: "event", Process: func(d *pipeline.Document) error {
		if !d.Candidate {
			return nil
		}
		return x.Process(d)
	}}
}

func (x *Extractor) ruleset(lang string) (*ruleset, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if rs := x.rules[lang]; rs != nil {
		return rs, nil
	}
	rs, err := loadRules(x.fsys, lang)
	if err != nil {
		return nil, fmt.Errorf("loading rules of %s: %w", lang, err)
	}
	x.rules[lang] = rs
	return rs, nil
}

// Process fills d.Events.
func (x *Extractor) Process(d *pipeline.Document) error { return x.process(d, nil, nil) }

// Explain fills d.Events and tells trace what every rule does.
func (x *Extractor) Explain(d *pipeline.Document, trace func(TraceLine)) error {
	return x.process(d, trace, nil)
}

// Propose fills d.Events with all proposals, whatever the decision model says,
// and tells inspect the features of each, in order.
func (x *Extractor) Propose(d *pipeline.Document, inspect func([]string)) error {
	return x.process(d, nil, inspect)
}

func (x *Extractor) process(d *pipeline.Document, trace func(TraceLine), inspect func([]string)) error {
	rs, err := x.ruleset(d.Language)
	if err != nil {
		return err
	}
	m := x.machines.Get().(*machine)
	defer x.machines.Put(m)
	m.v, m.steps, m.budget = rs.vocab, 0, budgetOf(d)
	canon := x.canonical(d)
	for from := 0; from < len(d.Sentences); {
		to := partEnd(d, from)
		a := &analysis{doc: d, rules: rs, machine: m, table: newTable(d, rs, canon), trace: trace, model: rs.model, inspect: inspect, alone: x.alone, yearAgo: daysBefore(d.Published, 365)}
		if x.acceptAll {
			a.model = nil
		}
		events, err := a.part(from, to)
		if err != nil {
			d.Events = nil
			return err
		}
		d.Events = append(d.Events, events...)
		from = to
	}
	return nil
}

// canonical says of every mention which one it is the same as.
func (x *Extractor) canonical(d *pipeline.Document) []int {
	if !x.alone {
		return canonical(d)
	}
	own := make([]int, len(d.Mentions))
	for i := range own {
		own[i] = i
	}
	return own
}

// part returns the events of sentences [from, to).
func (a *analysis) part(from, to int) ([]pipeline.Event, error) {
	for n := from; n < to; n++ {
		if err := a.sentence(n); err != nil {
			return nil, err
		}
	}
	a.machine.steps += len(a.proposals) * len(a.proposals) / 8 // each is compared with each, at little cost
	if a.machine.exhausted() {
		return nil, &pipeline.RejectError{Reason: pipeline.ReasonBudget, Err: fmt.Errorf("matching the event rules: more than %d steps", a.machine.budget)}
	}
	stated := a.figures()
	if a.alone {
		return a.decide(a.proposals, stated), nil
	}
	a.shareTitles()
	a.completeAll()
	a.shareSentenceDates()
	facts := a.nameUnnamed(a.unify())
	a.linkSuccessions(facts)
	facts = slices.DeleteFunc(a.vacatedPosts(facts), a.substitution)
	if err := a.dateByDecision(facts, from, to); err != nil {
		return nil, err
	}
	return a.decide(facts, stated), nil
}
