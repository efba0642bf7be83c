package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// A Stanza is one block of a .rules file: lines of a keyword and its text, of which the first
// says what the stanza is and its name.
//
//	rule   resign-as
//	emit   departure person=who title=post
//	match  <who:person> {resign} as <post:title>
//	yes    [Ann Lee|person] resigned as [chairman|title]. => departure person=Ann Lee
type Stanza struct {
	Kind  string // rule, group, mark, …
	Name  string
	File  string
	Line  int
	Lines []Directive // all but the first
}

// A Directive is one further line of a stanza.
type Directive struct {
	Key  string
	Text string
	Line int
}

// Errorf returns an Error at a line of the stanza's file.
func (s Stanza) Errorf(line int, format string, args ...any) error {
	return &Error{s.File, line, fmt.Sprintf(format, args...)}
}

// All returns the directives with that keyword.
func (s Stanza) All(key string) []Directive {
	var out []Directive
	for _, d := range s.Lines {
		if d.Key == key {
			out = append(out, d)
		}
	}
	return out
}

// ReadStanzas reads a .rules file: stanzas separated by blank lines, comments
// that start with "#", a line that starts with white space continues the one
// before. A missing file is an fs.ErrNotExist.
func ReadStanzas(fsys fs.FS, name string) ([]Stanza, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("reading rules: %w", err)
	}
	var (
		out  []Stanza
		errs []error
		open bool
	)
	for i, text := range strings.Split(string(data), "\n") {
		line := i + 1
		text = strings.TrimRight(text, " \t\r")
		if text == "" {
			open = false
			continue
		}
		if text[0] == '#' {
			continue
		}
		if text[0] == ' ' || text[0] == '\t' {
			if !open || len(out[len(out)-1].Lines) == 0 {
				errs = append(errs, &Error{name, line, "a continuation line needs a line to continue"})
				continue
			}
			s := &out[len(out)-1]
			s.Lines[len(s.Lines)-1].Text += " " + strings.TrimSpace(text)
			continue
		}
		key, rest, _ := strings.Cut(text, " ")
		rest = strings.TrimSpace(rest)
		if !open {
			open = true
			out = append(out, Stanza{Kind: key, Name: rest, File: name, Line: line})
			if rest == "" {
				errs = append(errs, &Error{name, line, fmt.Sprintf("a %s needs a name", key)})
			}
			continue
		}
		s := &out[len(out)-1]
		s.Lines = append(s.Lines, Directive{key, rest, line})
	}
	return out, errors.Join(errs...)
}
