// Package language names the language and the script of a document: zh, de, en,
// id, or und for every other one.
//
// Cheap evidence comes first: the scripts of the letters, then the function words
// listed in dict/. Only a sample that they leave open goes to the statistical
// arbiter, whose models load on first need.
package language

import (
	"io/fs"
	"slices"

	"rochade/pipeline"
)

// Scripts that Document.Script may hold.
const (
	Simplified  = "Hans"
	Traditional = "Hant"
	Latin       = "Latn"
)

// New returns the stage that fills Language and Script. A declared language only
// settles what the text leaves open; a forced one is believed.
func New(dict fs.FS) (pipeline.Stage, error) {
	words, err := readWords(dict)
	if err != nil {
		return pipeline.Stage{}, err
	}
	id := &identifier{words: words, han: newHanScript(dict), arbiter: newArbiter()}
	return pipeline.Stage{Name: "language", Process: id.process}, nil
}

type identifier struct {
	words   *words
	han     *hanScript
	arbiter *arbiter
}

func (id *identifier) process(d *pipeline.Document) error {
	s := takeSample(d)
	d.Language = d.ForcedLang
	if d.Language == "" {
		d.Language = id.identify(s, d.DeclaredLang)
	}
	d.Script = id.script(d.Language, s)
	return nil
}

func (id *identifier) script(lang string, s sample) string {
	if lang == pipeline.Undetermined {
		return ""
	}
	if lang != pipeline.Chinese {
		return Latin
	}
	return id.han.script(s)
}

// identify decides on scripts, then on common words, foreign letters, and by the
// arbiter.
func (id *identifier) identify(s sample, declared string) string {
	c := countScripts(s)
	if lang, clear := c.verdict(); clear {
		return lang
	}
	e := id.words.count(s)
	if lang, clear := e.verdict(); clear {
		return lang
	}
	if c.isForeign() {
		return pipeline.Undetermined
	}
	return supported(id.arbiter.decide(s, e, declared))
}

// supported maps the languages that nothing is extracted from to und.
func supported(lang string) string {
	if slices.Contains(pipeline.Languages, lang) {
		return lang
	}
	return pipeline.Undetermined
}
