package event

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/match"
)

// A rule is a compiled stanza of events/*.rules or groups.rules.
type rule struct {
	name     string // "en/appointment/named-as"
	stanza   lexicon.Stanza
	patterns []*pattern // match lines
	frames   []*frame   // frame lines
	guards   []guard
	emits    []emission // rule
	sets     []setting  // mark
	anchor   int        // need that the anchors of all patterns and frames have
	head     string     // group: the role that stays
	attach   []attachment
}

// A guard refuses a match when its pattern holds ("unless") or does not hold ("only"):
// left of the trigger, right of it, inside the match or anywhere in the clause or the sentence;
// or directly before or after the match, whose items it does not become.
type guard struct {
	text    string // as written, for explain
	only    bool
	where   string
	pattern *pattern
	edge    program // before, after: runs from the end of the match
}

// A setting adds features to an item.
type setting struct {
	role  string
	feats features
}

// An attachment gives the head of a group a post.
type attachment struct{ kind, role string }

// An emission is an emit line: a type and what fills its slots.
type emission struct {
	kind  string
	slots []slotValue
	cond  []condition
}

// A slotValue fills a slot from a role, from the post attached to a role, or with a constant.
type slotValue struct {
	slot     string
	role     string
	part     string // "", title, organization: of the role's attached post
	constant string
}

// A condition restricts an emission: the role is filled and its item has the feature.
type condition struct {
	role  string
	feat  uint8
	not   bool
	whole bool // only whether the role is filled
}

// slotsFromRoles are slots that a role fills; slotConstants take one of the listed words.
var slotsFromRoles = []string{"person", "title", "organization", "parent", "predecessor", "successor", "reports_to",
	"reports_title", "reports_organization", "target", "service", "place", "cause", "affected", "units", "count", "amount", "change", "period"}

var slotConstants = map[string][]string{
	"status": {pipeline.Completed, pipeline.Planned, pipeline.Rumored, pipeline.Denied, pipeline.Cancelled},
	"reason": {"resignation", "retirement", "dismissal", "term_end", "transfer", "death", "other"},
	"acting": {"true"}, "background": {"true"},
	"action": {"create", "rename", "merge", "split", "close", "reorganize"},
	"kind":   {"ipo", "spin_off"},
	"metric": {"revenue", "profit", "loss", "growth", "margin"},
	"code":   {"head", "other", "board_member", "chief_executive_officer", "chair"},
}

// A ruleset is everything compiled for one language.
type ruleset struct {
	lang   string
	vocab  *vocabulary
	groups []*rule // marks and groups, in file order
	rules  []*rule
	// byClass lists the rules whose trigger has the class; byAny those that take any trigger.
	byClass    map[class][]*rule
	byKind     map[pipeline.Kind][]*rule // rules without a trigger word: their anchor is a mention
	model      *model
	soleposts  []string    // title codes of posts that one person holds at a time
	stateposts []string    // title codes of posts in a state
	ranks      []string    // title codes that may be mere ranks
	unitposts  []string    // title codes of posts that one person holds at a time in one organization
	sources    *match.Trie // agencies and media that reports quote
}

// loadRules reads words.tsv, groups.rules and events/*.rules of a language. All
// problems are joined into one error.
func loadRules(fsys fs.FS, lang string) (*ruleset, error) {
	v, err := loadVocabulary(fsys, lang)
	if err != nil {
		return nil, err
	}
	rs := &ruleset{lang: lang, vocab: v, byClass: map[class][]*rule{}, byKind: map[pipeline.Kind][]*rule{}}
	files, err := fs.Glob(fsys, path.Join(lang, "events", "*.rules"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var errs []error
	for _, file := range append([]string{path.Join(lang, "groups.rules")}, files...) {
		stanzas, err := lexicon.ReadStanzas(fsys, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		kind := strings.TrimSuffix(path.Base(file), ".rules")
		for _, s := range stanzas {
			r, err := compileRule(v, s)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			r.name = lang + "/" + kind + "/" + s.Name
			if s.Kind == "rule" {
				rs.rules = append(rs.rules, r)
			} else {
				rs.groups = append(rs.groups, r)
			}
		}
	}
	v.seal()
	rs.index()
	if rs.model, err = loadModel(fsys); err != nil {
		errs = append(errs, err)
	}
	if err := rs.loadShared(fsys); err != nil {
		errs = append(errs, err)
	}
	return rs, errors.Join(errs...)
}

// loadShared reads the lists that all languages share.
func (rs *ruleset) loadShared(fsys fs.FS) error {
	var errs []error
	for _, list := range [...]struct {
		name  string
		codes *[]string
	}{{"sole_posts", &rs.soleposts}, {"state_posts", &rs.stateposts}, {"sole_posts_of_unit", &rs.unitposts}, {"ranks", &rs.ranks}} {
		codes, err := optionalColumn(fsys, "shared/"+list.name+".tsv", "code")
		*list.codes, errs = codes, append(errs, err)
	}
	sources, err := optionalColumn(fsys, "shared/news_sources.tsv", "name")
	b := match.NewBuilder(rs.vocab.folding)
	for i, s := range sources {
		b.Add(s, int32(i))
	}
	rs.sources = b.Build()
	return errors.Join(append(errs, err)...)
}

// optionalColumn reads one column of a list that may be missing.
func optionalColumn(fsys fs.FS, name, column string) ([]string, error) {
	rows, err := lexicon.ReadTable(fsys, name, column)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.Cells[0])
	}
	return out, err
}

func (rs *ruleset) index() {
	for _, r := range rs.rules {
		classes := r.triggerClasses(rs.vocab.symbols)
		for _, c := range classes {
			rs.byClass[c] = append(rs.byClass[c], r)
		}
		for k := pipeline.Person; len(classes) == 0 && k <= pipeline.Place; k++ {
			if slices.ContainsFunc(r.anchors(), func(t test) bool { return t.kind == k }) {
				rs.byKind[k] = append(rs.byKind[k], r)
			}
		}
	}
}

// triggerClasses lists the classes that the anchors of a rule accept.
func (r *rule) triggerClasses(s *symbols) []class {
	var out []class
	for _, t := range r.anchors() {
		for c := range s.trigger {
			if (t.trigger && s.trigger[c] || t.class == class(c) && t.class != classNone) && !slices.Contains(out, class(c)) {
				out = append(out, class(c))
			}
		}
	}
	return out
}

// anchors returns the tests of which an item must pass one for a pattern or frame to begin there.
func (r *rule) anchors() []test {
	var tests []test
	for _, p := range r.patterns {
		tests = append(tests, p.anchor...)
	}
	for _, f := range r.frames {
		tests = append(tests, f.trigger...)
	}
	return tests
}

func compileRule(v *vocabulary, s lexicon.Stanza) (*rule, error) {
	r := &rule{stanza: s}
	var errs []error
	for _, d := range s.Lines {
		var err error
		switch d.Key {
		case "match":
			var p *pattern
			if p, err = parseAndCompile(v, d.Text); err == nil {
				r.patterns = append(r.patterns, p)
			}
		case "frame":
			var f *frame
			if f, err = compileFrame(v, d.Text); err == nil {
				r.frames = append(r.frames, f)
			}
		case "unless", "only":
			var g guard
			if g, err = compileGuard(v, d.Key, d.Text); err == nil {
				r.guards = append(r.guards, g)
			}
		case "emit":
			var e emission
			if e, err = parseEmission(v, d.Text); err == nil {
				r.emits = append(r.emits, e)
			}
		case "set":
			role, rest, _ := strings.Cut(d.Text, " ")
			var f features
			f, err = v.set(strings.Fields(rest))
			r.sets = append(r.sets, setting{role, f})
		case "head":
			err = r.parseHead(d.Text)
		case "yes", "no":
		case "kept": // why, although no text at hand needs it
		default:
			err = fmt.Errorf("unknown keyword %q (match, frame, unless, only, emit, set, head, kept, yes and no are allowed)", d.Key)
		}
		if err != nil {
			errs = append(errs, s.Errorf(d.Line, "%v", err))
		}
	}
	r.anchor = v.need(r.anchors())
	if err := r.complete(); err != nil {
		errs = append(errs, s.Errorf(s.Line, "%v", err))
	}
	return r, errors.Join(errs...)
}

// complete reports what a stanza of its kind lacks.
func (r *rule) complete() error {
	patterns := len(r.patterns) + len(r.frames)
	switch {
	case r.stanza.Kind != "rule" && r.stanza.Kind != "mark" && r.stanza.Kind != "group":
		return fmt.Errorf("unknown stanza %q (rule, mark and group are allowed)", r.stanza.Kind)
	case patterns == 0:
		return fmt.Errorf("%s %s has no match or frame line", r.stanza.Kind, r.stanza.Name)
	case r.stanza.Kind == "rule" && len(r.emits) == 0:
		return fmt.Errorf("rule %s emits nothing", r.stanza.Name)
	case r.stanza.Kind == "mark" && len(r.sets) == 0:
		return fmt.Errorf("mark %s sets nothing", r.stanza.Name)
	case r.stanza.Kind == "group" && r.head == "":
		return fmt.Errorf("group %s has no head", r.stanza.Name)
	case len(r.stanza.All("yes")) == 0:
		return fmt.Errorf("%s %s has no yes example", r.stanza.Kind, r.stanza.Name)
	}
	return r.rolesExist()
}

func (r *rule) rolesExist() error {
	var known []string
	for _, p := range r.patterns {
		known = append(known, p.roles...)
	}
	for _, f := range r.frames {
		known = append(known, f.roles()...)
	}
	check := func(role string) error {
		if role != "" && !slices.Contains(known, role) {
			return fmt.Errorf("no pattern captures %q (%s are captured)", role, strings.Join(known, ", "))
		}
		return nil
	}
	var errs []error
	for _, e := range r.emits {
		for _, s := range e.slots {
			errs = append(errs, check(s.role))
		}
		for _, c := range e.cond {
			errs = append(errs, check(c.role))
		}
	}
	for _, s := range r.sets {
		errs = append(errs, check(s.role))
	}
	for _, a := range r.attach {
		errs = append(errs, check(a.role))
	}
	return errors.Join(append(errs, check(r.head))...)
}

func parseAndCompile(v *vocabulary, text string) (*pattern, error) {
	nodes, err := lexicon.ParsePattern(text)
	if err != nil {
		return nil, err
	}
	return compilePattern(v, nodes)
}

func compileGuard(v *vocabulary, key, text string) (guard, error) {
	where, rest, _ := strings.Cut(text, " ")
	g := guard{text: key + " " + text, only: key == "only", where: where}
	switch where {
	case "left", "right", "inside", "clause", "sentence":
		var err error
		g.pattern, err = parseAndCompile(v, rest)
		return g, err
	case "before", "after":
		nodes, err := lexicon.ParsePattern(rest)
		if err != nil {
			return g, err
		}
		c := &compiler{v: v}
		g.edge = append(c.sequence(nil, nodes, where == "before"), instruction{op: opDone})
		return g, c.err
	}
	return g, fmt.Errorf("%s %q (left, right, inside, clause, sentence, before and after are allowed)", key, where)
}

// parseHead parses "p title=t organization=o".
func (r *rule) parseHead(text string) error {
	fields := strings.Fields(text)
	if len(fields) == 0 {
		return fmt.Errorf("head names no role")
	}
	r.head = fields[0]
	for _, f := range fields[1:] {
		kind, role, ok := strings.Cut(f, "=")
		if !ok || kind != "title" && kind != "organization" && kind != "parent" {
			return fmt.Errorf("head attaches %q (title=role and organization=role are allowed)", f)
		}
		r.attach = append(r.attach, attachment{kind, role})
	}
	return nil
}

// parseEmission parses "appointment person=new title=post if=new.old".
func parseEmission(v *vocabulary, text string) (emission, error) {
	fields := strings.Fields(text)
	if len(fields) == 0 || !slices.Contains(pipeline.EventTypes, fields[0]) {
		return emission{}, fmt.Errorf("emit %q does not begin with an event type (%s are allowed)", text, strings.Join(pipeline.EventTypes, ", "))
	}
	e := emission{kind: fields[0]}
	for _, f := range fields[1:] {
		slot, value, ok := strings.Cut(f, "=")
		if !ok {
			return e, fmt.Errorf("%q is not slot=value", f)
		}
		role, part, _ := strings.Cut(value, ".")
		switch {
		case slot == "if" || slot == "unless":
			c := condition{role: role, not: slot == "unless", whole: part == ""}
			var err error
			if part != "" {
				if c.feat, err = v.feature(part); err != nil {
					return e, err
				}
			}
			e.cond = append(e.cond, c)
		case slotConstants[slot] != nil:
			if !slices.Contains(slotConstants[slot], value) {
				return e, fmt.Errorf("%s=%s (%s are allowed)", slot, value, strings.Join(slotConstants[slot], ", "))
			}
			e.slots = append(e.slots, slotValue{slot: slot, constant: value})
		case slices.Contains(slotsFromRoles, slot):
			if part != "" && part != "title" && part != "organization" {
				return e, fmt.Errorf("%s (role, role.title and role.organization are allowed)", f)
			}
			e.slots = append(e.slots, slotValue{slot: slot, role: role, part: part})
		default:
			return e, fmt.Errorf("unknown slot %q (%s, status, reason, acting, background, action, kind, metric, code are allowed)", slot, strings.Join(slotsFromRoles, ", "))
		}
	}
	return e, nil
}
