package event

import (
	"math/bits"
	"sort"

	"rochade/pipeline"
)

// An analysis is the state of one document while it is read.
type analysis struct {
	doc       *pipeline.Document
	rules     *ruleset
	machine   *machine
	table     *table
	proposals []*proposal
	list      list                 // that is being read
	sport     bool                 // the text speaks of players
	current   int                  // the sentence being read
	yearAgo   string               // the day a year before the publication; "", which is before all, when that is not known
	trace     func(TraceLine)      // nil unless explaining
	watch     func(*rule, binding) // nil unless running examples
	model     *model               // nil: accept everything
	alone     bool                 // sentences know nothing of each other
	inspect   func([]string)       // nil unless training: is told the features of all proposals, and none is dropped
}

// A proposal is what a rule says happened, before the document has its word.
type proposal struct {
	kind     string
	rule     string
	sentence int
	trigger  pipeline.Span
	class    class
	feats    features // of the trigger: status, background
	score    int      // of the match

	person, organization, parent, predecessor, successor *party
	title                                                *party
	code                                                 string // of a post that a verb says
	reportsTo                                            *pipeline.Superior
	constants                                            map[string]string
	details                                              map[string][]party
	date                                                 int  // index into Document.Dates, or -1
	cued                                                 bool // the date is marked as the effective one
	acting                                               bool
	quoted                                               bool     // stands in quotation marks
	distance                                             int      // items between trigger and person
	length                                               int      // items of the sentence
	triggers                                             int      // trigger words in the sentence
	near                                                 *party   // the nearest organization of the sentence
	inferred                                             features // which slots the document filled
	merged                                               int      // proposals merged into this one
	firm                                                 bool     // the inferred post is one of several, or of the sentence itself
}

// A party is a participant: where it is worded, and which mention of the document
// it is or stands for (-1: none).
type party struct {
	pipeline.Span
	mention int
}

// partiesOf returns every one that a plural anaphor stands for.
func partiesOf(it *item) []*party {
	if len(it.several) == 0 {
		return []*party{partyOf(it)}
	}
	var out []*party
	for _, m := range it.several {
		out = append(out, &party{it.Span, m})
	}
	return out
}

func partyOf(it *item) *party { return &party{it.Span, it.mention} }

// sentence analyses sentence n: items, anaphora, groups, rules. Of a sentence
// without a trigger only the names are noted, unless they may say who holds a post: then the
// rules that begin to match at a name read it too.
func (a *analysis) sentence(n int) error {
	a.current = n
	s := &a.doc.Sentences[n]
	candidate := s.Candidate && a.canHold(s)
	if !candidate && a.list.trigger == nil && !a.mayList(n) && a.table.skim(n) {
		return nil
	}
	items := a.rules.vocab.itemize(a.doc, s.Span, firstFrom(a.doc.Mentions, s.Start), firstDateFrom(a.doc.Dates, s.Start), a.machine.items[:0])
	a.machine.items = items
	if candidate {
		if err := a.readTokens(items, n); err != nil {
			return err
		}
	}
	if !a.alone {
		a.table.resolve(items, n)
	}
	items = a.reduce(items)
	a.table.observe(items, n, s.Headline)
	a.noteSport(items)
	before := len(a.proposals)
	line, listed := a.governed(items, s.Span, n)
	a.machine.look(line)
	a.noteItems(line)
	a.propose(line, n)
	a.underHeading(before)
	if (!listed || !a.list.numbered && len(a.proposals) == before) && !a.heads(items) {
		a.carry(items, n)
	}
	a.table.close(items)
	return nil
}

// canHold reports whether the mentions of a candidate are what some rule wants there.
func (a *analysis) canHold(s *pipeline.Sentence) bool {
	named := a.kinds(s.Span)
	if s.Weak && named&(pipeline.Person.Kinds()|pipeline.Organization.Kinds()|pipeline.Title.Kinds()) == 0 {
		return false
	}
	if s.Wanted == 0 {
		return true
	}
	for sets := s.Wanted; sets != 0; sets &= sets - 1 {
		if wanted := pipeline.Kinds(bits.TrailingZeros64(sets)); wanted&^named == 0 {
			return true
		}
	}
	return false
}

// kinds returns the kinds of the mentions in the span.
func (a *analysis) kinds(s pipeline.Span) (kinds pipeline.Kinds) {
	for _, m := range a.doc.Mentions[firstFrom(a.doc.Mentions, s.Start):] {
		if m.Start >= s.End {
			break
		}
		kinds |= m.Kind.Kinds()
	}
	return kinds
}

// firstFrom returns the index of the first mention that begins at start or later.
func firstFrom(m []pipeline.Mention, start int) int {
	return sort.Search(len(m), func(i int) bool { return m[i].Start >= start })
}

func firstDateFrom(d []pipeline.Date, start int) int {
	return sort.Search(len(d), func(i int) bool { return d[i].Start >= start })
}

// reduce runs marks and groups over the items, in file order.
func (a *analysis) reduce(items []item) []item { return a.reduceWatching(items, nil, nil) }

// reduceWatching also reports every match of the watched stanza, before it takes effect.
func (a *analysis) reduceWatching(items []item, watched *rule, report func([]item, binding)) []item {
	a.machine.look(items)
	for _, g := range a.rules.groups {
		for i := a.machine.sight(g.anchor, items).first; i <= a.machine.sight(g.anchor, items).last; i++ {
			b, ok := a.bestMatch(g, items, i)
			if !ok || a.refusal(g, items, b) != nil {
				continue
			}
			a.noteMark(g, items, b)
			for _, s := range g.sets {
				for _, k := range b.items(s.role, -1) {
					items[k].feats = items[k].feats.with(s.feats)
				}
				a.machine.marked(s.feats)
			}
			if g == watched {
				report(items, b)
			}
			if g.head != "" {
				items, i = merge(g, items, b)
				a.machine.look(items)
			}
		}
	}
	return items
}

// bestMatch runs all patterns and frames of a rule with the trigger at item i.
func (a *analysis) bestMatch(r *rule, items []item, i int) (best binding, found bool) {
	for _, p := range r.patterns {
		if b, ok := a.machine.match(p, items, i); ok && (!found || b.score > best.score) {
			best, found = b, true
		}
	}
	for _, f := range r.frames {
		if b, ok := a.machine.matchFrame(f, items, i); ok && (!found || b.score > best.score) {
			best, found = b, true
		}
	}
	return best, found
}

// refusal returns the first guard of the rule that is against the match, or nil.
func (a *analysis) refusal(r *rule, items []item, b binding) *guard {
	for i := range r.guards {
		if g := &r.guards[i]; a.guardHolds(g, items, b) != g.only {
			return g
		}
	}
	return nil
}

func (a *analysis) guardHolds(g *guard, items []item, b binding) bool {
	from, to := 0, len(items)
	switch g.where {
	case "before", "after":
		i, step := b.end, 1
		if g.where == "before" {
			i, step = b.start-1, -1
		}
		_, _, ok := a.machine.run(g.edge, items, i, step, origin{clause: items[b.anchor].clause, step: step})
		return ok
	case "left":
		to = b.anchor
	case "right":
		from = b.anchor + 1
	case "inside":
		from, to = b.start, b.end
	}
	for i := from; i < to; i++ {
		if g.where != "sentence" && items[i].clause != items[b.anchor].clause {
			continue
		}
		if _, ok := a.machine.match(g.pattern, items, i); ok {
			return true
		}
	}
	return false
}

// merge replaces the items of a group by its head, with its post attached. It returns the new
// items and the index of the head.
func merge(g *rule, items []item, b binding) ([]item, int) {
	heads := b.items(g.head, -1)
	if len(heads) == 0 {
		return items, b.end - 1
	}
	head := items[heads[len(heads)-1]]
	var titles, orgs []int
	for _, at := range g.attach {
		if at.kind == "title" {
			titles = append(titles, b.items(at.role, -1)...)
		} else {
			orgs = append(orgs, b.items(at.role, -1)...)
		}
	}
	org := -1
	if len(orgs) > 0 {
		org = items[orgs[0]].mention
	}
	for _, t := range titles {
		for _, p := range items[t].posts {
			if p.organization < 0 {
				p.organization = org
			}
			p.feats = p.feats.with(items[t].feats)
			head.posts = append(head.posts, p)
		}
		for _, f := range [...]uint8{featNew, featDesignate} {
			if items[t].feats.has(f) {
				head.mark(f)
			}
		}
		head.mark(featTitled)
	}
	if len(titles) == 0 {
		for i := range head.posts {
			if head.posts[i].organization < 0 {
				head.posts[i].organization = org
			}
		}
		if head.kind == pipeline.Person && org >= 0 {
			head.posts = append(head.posts, post{-1, org, features{}})
		}
	}
	// Of several heads ("chairman and president of Acme") each keeps its place and
	// the last takes in what follows it.
	start := b.start
	if len(heads) > 1 {
		start = heads[len(heads)-1]
		for _, h := range heads[:len(heads)-1] {
			for i := range items[h].posts {
				if items[h].posts[i].organization < 0 {
					items[h].posts[i].organization = org
				}
			}
		}
	}
	head.covered = 0
	for i := start; i < b.end; i++ {
		head.covered += items[i].covered
	}
	head.clause = items[start].clause
	items[start] = head
	return append(items[:start+1], items[b.end:]...), start
}
