package temporal

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"rochade/pipeline/lexicon"
)

// A rulesFile is a dates.rules file as written. It is a list of stanzas:
//
//	now 2013-02-12            the day all examples are read on
//	trigger month weekday     classes of words that make their surroundings worth a look
//
//	words month cap           forms of a class; cap: only when capitalized
//	january | jan | jan. = 1
//
//	level calendar            rules below belong to this pass over the items
//
//	rule   month-day-year
//	match  m:month d:d [{comma}] y:yyyy
//	unless right n|figure     not before items of these classes; "only left in|of" allows it
//	                          after these and nowhere else; name is an unknown capitalized
//	                          word, text-edge the beginning or end of the text
//	value  date(y, m, d)
//	yes    He left on [May 4, 2010]. => 2010-05-04
//	no     The May 4 movement, 2010 strong.
//
// pattern.go has the syntax of match, expression.go that of value, check.go that
// of the examples.
type rulesFile struct {
	name     string
	now      string
	triggers []line
	words    []wordsStanza
	rules    []*ruleStanza
	levels   []line
}

// A line is a piece of a rules file with its place.
type line struct {
	text string
	file string
	num  int
}

func (l line) errorf(format string, args ...any) error {
	return &lexicon.Error{File: l.file, Line: l.num, What: fmt.Sprintf(format, args...)}
}

type wordsStanza struct {
	head  line // class and options
	forms []line
}

type ruleStanza struct {
	name    string
	head    line
	level   int // index into levels
	matches []line
	value   line
	guards  []line // with their key: unless …, only …
	yes, no []line
}

// readRules parses a rules file. All problems are joined into the error.
func readRules(dict fs.FS, name string) (*rulesFile, error) {
	data, err := fs.ReadFile(dict, name)
	if err != nil {
		return nil, fmt.Errorf("reading date rules: %w", err)
	}
	f := &rulesFile{name: name}
	var (
		errs []error
		rule *ruleStanza
		list *wordsStanza
	)
	for i, text := range strings.Split(string(data), "\n") {
		l := line{strings.TrimSpace(text), name, i + 1}
		if l.text == "" {
			rule, list = nil, nil
			continue
		}
		if strings.HasPrefix(l.text, "# ") {
			continue
		}
		if list != nil {
			list.forms = append(list.forms, l)
			continue
		}
		key, rest, _ := strings.Cut(l.text, " ")
		arg := line{strings.TrimSpace(rest), name, i + 1}
		switch {
		case key == "now":
			f.now = arg.text
		case key == "trigger":
			f.triggers = append(f.triggers, arg)
		case key == "level":
			f.levels = append(f.levels, arg)
		case key == "words":
			f.words = append(f.words, wordsStanza{head: arg})
			list = &f.words[len(f.words)-1]
		case key == "rule":
			if len(f.levels) == 0 {
				errs = append(errs, arg.errorf("rule %q before the first level", arg.text))
				continue
			}
			rule = &ruleStanza{name: arg.text, head: arg, level: len(f.levels) - 1}
			f.rules = append(f.rules, rule)
		case rule == nil:
			errs = append(errs, l.errorf("unknown stanza %q (now, trigger, words, level and rule are allowed)", key))
		default:
			if err := rule.add(key, arg); err != nil {
				errs = append(errs, err)
			}
		}
	}
	for _, r := range f.rules {
		if len(r.matches) == 0 || r.value.text == "" {
			errs = append(errs, r.head.errorf("rule %q needs match and value lines", r.name))
		}
	}
	return f, errors.Join(errs...)
}

func (r *ruleStanza) add(key string, arg line) error {
	switch key {
	case "match":
		r.matches = append(r.matches, arg)
	case "value":
		r.value = arg
	case "unless", "only":
		arg.text = key + " " + arg.text
		r.guards = append(r.guards, arg)
	case "yes":
		r.yes = append(r.yes, arg)
	case "no":
		r.no = append(r.no, arg)
	case "kept": // why, although no text at hand needs it
	default:
		return arg.errorf("unknown key %q in rule %q (match, value, unless, only, kept, yes and no are allowed)", key, r.name)
	}
	return nil
}
