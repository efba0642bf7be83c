package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"rochade/dict"
	"rochade/pipeline"
	"rochade/pipeline/assemble"
	"rochade/pipeline/entity"
	"rochade/pipeline/score"
	"rochade/pipeline/tagger"
)

// nameOptions are those of every language.
var nameOptions = tagger.Options{Epochs: 10, Penalty: 1e-6, Rate: 0.1, Least: 2}

const (
	// newsWeight is what a sentence counts that the program labelled itself.
	newsWeight = 0.5
	// sighted is of how many such documents one shows what the other sources found.
	sighted = 5
)

// labelKinds are the kinds of the labels that the tagger learns.
var labelKinds = map[string]pipeline.Kind{"PER": pipeline.Person, "ORG": pipeline.Organization, "LOC": pipeline.Place}

// A nameTrainer makes examples of documents in one language.
type nameTrainer struct {
	lang    string
	teacher *entity.Teacher
	stages  []pipeline.Stage // before entity
}

// runNames trains the name tagger of a language on labelled texts and writes it. With
// news, a file of articles, a first model labels these together with the rules, and the
// one written is trained on both.
func runNames(lang string, files []string, news, out string) error {
	stages, err := assemble.MentionStages(dict.FS)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(stages, func(s pipeline.Stage) bool { return s.Name == "entity" })
	teacher, err := entity.NewTeacher(dict.FS, lang)
	if err != nil {
		return err
	}
	t := &nameTrainer{lang, teacher, stages[:at]}
	examples, err := t.labelled(files)
	if err != nil {
		return err
	}
	model := tagger.Train(examples, nameOptions)
	if news != "" {
		teacher.Use(model)
		more, err := t.news(news)
		if err != nil {
			return err
		}
		model = tagger.Train(append(examples, more...), nameOptions)
	}
	var file bytes.Buffer
	about := fmt.Sprintf("name tagger, %s: weights fitted by cmd/train | source: see NOTICE | licence: CC BY-SA 4.0", lang)
	if err := model.Write(&file, about); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", out, file.Len())
	return os.WriteFile(out, file.Bytes(), 0o644)
}

// read takes a document up to entity and reports whether it is one in the language.
func (t *nameTrainer) read(d *pipeline.Document) bool {
	d.ForcedLang = t.lang
	pipeline.Apply(t.stages, d)
	d.Candidate = false // every sentence counts, not only those with an event
	return !d.Rejected()
}

// labelled makes examples of texts with labelled names.
func (t *nameTrainer) labelled(files []string) (examples []tagger.Example, err error) {
	for _, file := range files {
		texts, err := score.LoadNames(file)
		if err != nil {
			return nil, err
		}
		before := len(examples)
		for _, text := range texts {
			if d := (&pipeline.Document{ID: text.ID, Text: text.Text}); t.read(d) {
				examples = append(examples, t.teacher.Examples(d, labels(d, text.Spans), false)...)
			}
		}
		fmt.Printf("%s: %d examples of %d texts\n", file, len(examples)-before, len(texts))
	}
	return examples, nil
}

// news makes examples of articles, with the names that the teacher finds.
func (t *nameTrainer) news(path string) (examples []tagger.Example, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading news: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading news of %s: %w", path, err)
	}
	for in, n := json.NewDecoder(z), 0; in.More(); n++ {
		d := new(pipeline.Document)
		if err := in.Decode(d); err != nil {
			return nil, fmt.Errorf("reading news of %s: %w", path, err)
		}
		if t.read(d) {
			examples = append(examples, t.teacher.Examples(d, t.teacher.Labels(d), n%sighted != 0)...)
		}
	}
	for i := range examples {
		examples[i].Weight = newsWeight
	}
	fmt.Printf("%s: %d examples\n", path, len(examples))
	return examples, nil
}

// labels leads spans of code points of the text to the body of the document.
func labels(d *pipeline.Document, spans []score.NameSpan) (out []entity.Label) {
	starts, ends := map[int]int{}, map[int]int{} // byte of the text -> byte of Body
	for i, r := range d.Body {
		s := pipeline.Span{Start: i, End: i + len(string(r))}
		if field, raw, ok := d.Offsets.Raw(s); ok && field == pipeline.FieldText {
			starts[raw.Start], ends[raw.End] = s.Start, s.End
		}
	}
	place := make([]int, 0, len(d.Text)+1) // code point -> byte of the text
	for i := range d.Text {
		place = append(place, i)
	}
	place = append(place, len(d.Text))
	for _, s := range spans {
		from, ok := starts[place[s.Start]]
		to, also := ends[place[s.End]]
		if kind := labelKinds[s.Label]; ok && also && kind != pipeline.KindNone {
			out = append(out, entity.Label{Span: pipeline.Span{Start: from, End: to}, Kind: kind})
		}
	}
	return out
}
