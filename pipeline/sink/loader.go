package sink

import (
	"context"

	"rochade/pipeline/emit"
)

// batchSize is from how many rows on a batch is stored.
const batchSize = 30000

// A Count is how much has been loaded.
type Count struct{ Documents, Events, Mentions int }

// A Loader gathers rows into batches, and stores one while it gathers the next. The
// rows of a document in one table come without those of another between them. It is
// not safe for concurrent use.
type Loader struct {
	Count Count

	sink    Sink
	batch   *Batch
	spare   *Batch                  // for the batch after this one
	begun   [tables]map[string]bool // documents that the batch replaces
	current [tables]string          // the document whose rows are coming
	ordinal [tables]int             // of the next row
	ids     map[string]bool         // of the current document's events
	storing chan error              // yields the outcome of the batch being stored; nil when there is none
}

// NewLoader returns a Loader for a sink.
func NewLoader(s Sink) *Loader {
	l := &Loader{sink: s, batch: new(Batch), spare: new(Batch), ids: map[string]bool{}}
	for t := range tables {
		l.begun[t] = map[string]bool{}
	}
	return l
}

// Output stores everything about a document in place of what was stored before.
// Mentions stay as they are when the output has none at all: nil.
func (l *Loader) Output(ctx context.Context, o *emit.Output) error {
	replaced := []Table{Documents, Events, Participants}
	if o.Mentions != nil {
		replaced = append(replaced, Mentions)
	}
	if err := l.begin(ctx, o.Document.ID, replaced...); err != nil {
		return err
	}
	l.addDocument(&o.Document)
	for i := range o.Records {
		line, err := emit.Marshal(&o.Records[i])
		if err != nil {
			return err
		}
		if err := l.addEvent(&o.Records[i], string(line)); err != nil {
			return err
		}
	}
	for i := range o.Mentions {
		l.addMention(&o.Mentions[i])
	}
	return nil
}

// Document stores a line of --documents. It clears what a document without events,
// or without anything that was read, had before.
func (l *Loader) Document(ctx context.Context, d *emit.DocumentLine) error {
	replaced := []Table{Documents}
	if d.Events == 0 {
		replaced = append(replaced, Events, Participants)
	}
	if d.Status != emit.Extracted {
		replaced = append(replaced, Mentions)
	}
	if err := l.begin(ctx, d.ID, replaced...); err != nil {
		return err
	}
	l.addDocument(d)
	return nil
}

// Event stores an event record; line is the record as written.
func (l *Loader) Event(ctx context.Context, r *emit.Record, line string) error {
	if l.current[Events] != r.Document.ID {
		if err := l.begin(ctx, r.Document.ID, Events, Participants); err != nil {
			return err
		}
	}
	return l.addEvent(r, line)
}

// Mention stores a line of --mentions.
func (l *Loader) Mention(ctx context.Context, m *emit.MentionLine) error {
	if l.current[Mentions] != m.Document {
		if err := l.begin(ctx, m.Document, Mentions); err != nil {
			return err
		}
	}
	l.addMention(m)
	return nil
}

func (l *Loader) addDocument(d *emit.DocumentLine) {
	l.batch.addDocument(d)
	l.Count.Documents++
}

// addEvent leaves out a record that the document has already.
func (l *Loader) addEvent(r *emit.Record, line string) error {
	if l.ids[r.ID] {
		return nil
	}
	l.ids[r.ID] = true
	l.ordinal[Events]++
	l.Count.Events++
	return l.batch.addEvent(r, line, l.ordinal[Events]-1)
}

func (l *Loader) addMention(m *emit.MentionLine) {
	l.batch.addMention(m, l.ordinal[Mentions])
	l.ordinal[Mentions]++
	l.Count.Mentions++
}

// begin has the rows of a document give way to those that come. The batch so far is
// stored first when it is large, or when it replaces the same rows.
func (l *Loader) begin(ctx context.Context, document string, replaced ...Table) error {
	again := false
	for _, t := range replaced {
		again = again || l.begun[t][document]
	}
	if again || l.batch.Len() >= batchSize {
		if err := l.store(ctx); err != nil {
			return err
		}
	}
	for _, t := range replaced {
		l.batch.Replace[t] = append(l.batch.Replace[t], document)
		l.begun[t][document] = true
		l.current[t], l.ordinal[t] = document, 0
		if t == Events {
			clear(l.ids)
		}
	}
	return nil
}

// store hands the batch over once the one before it is stored.
func (l *Loader) store(ctx context.Context) error {
	l.spare.Followed.Store(true)
	if err := l.wait(); err != nil {
		return err
	}
	storing := make(chan error, 1)
	full := l.batch
	go func() { storing <- l.sink.Store(ctx, full) }()
	l.storing = storing
	l.batch, l.spare = l.spare, full
	l.batch.reset()
	for t := range tables {
		clear(l.begun[t])
	}
	return nil
}

func (l *Loader) wait() error {
	if l.storing == nil {
		return nil
	}
	err := <-l.storing
	l.storing = nil
	return err
}

// Flush stores what has been gathered. What it returns without an error is durable.
func (l *Loader) Flush(ctx context.Context) error {
	if l.batch.Len() > 0 {
		if err := l.store(ctx); err != nil {
			return err
		}
	}
	return l.wait()
}
