package sink

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rochade/pipeline/sink/sqlitec"
)

// sqlite is a file. From the first Finish on other programs can read it while rows are
// stored: it has a write-ahead log. Without one a new file is filled faster.
type sqlite struct {
	conn   *sqlitec.Conn
	insert [tables]*sqlitec.Stmt
	delete [tables]*sqlitec.Stmt
	joined int // rows of the transaction that waits for the next batch, 0 when none does
}

// joinedRows is from how many rows on a transaction waits for no further batch. A
// commit costs several waits for the disk, however much it stores; rows that do not
// fit into the cache are written twice.
const joinedRows = 100_000

// options: a writer waits for another one, pages hold several records, and a commit is
// durable when it returns.
const options = `
	PRAGMA busy_timeout = 60000;
	PRAGMA page_size = 32768;
	PRAGMA synchronous = full;
	PRAGMA cache_size = -65536;`

func openSQLite(file string) (Sink, error) {
	s, err := newSQLite(file, schemaVersion)
	if err != nil {
		return nil, fmt.Errorf("opening SQLite database %s: %w", file, err)
	}
	return s, nil
}

func newSQLite(file string, version int) (*sqlite, error) {
	conn, err := sqlitec.Open(file)
	if err != nil {
		return nil, err
	}
	s := &sqlite{conn: conn}
	if err := s.prepare(version); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *sqlite) prepare(version int) (err error) {
	if err := s.conn.Exec(options); err != nil {
		return err
	}
	if err := s.migrate(version); err != nil {
		return err
	}
	for t := range tables {
		row := "?" + strings.Repeat(", ?", t.width()-1)
		if s.insert[t], err = s.conn.Prepare("INSERT INTO " + t.String() + " (" + t.names() + ") VALUES (" + row + ")"); err != nil {
			return err
		}
		if s.delete[t], err = s.conn.Prepare("DELETE FROM " + t.String() + " WHERE " + t.document() + " = ?"); err != nil {
			return err
		}
	}
	return nil
}

func (s *sqlite) migrate(wanted int) error {
	return s.transact(func() error {
		version, err := s.conn.Int("PRAGMA user_version")
		if err != nil {
			return err
		}
		return migrate(int(version), wanted, func(migration string) error {
			version++
			return s.conn.Exec(fmt.Sprintf("%s;\nPRAGMA user_version = %d", only("sqlite", migration), version))
		})
	})
}

func (s *sqlite) transact(do func() error) error {
	if err := s.begin(); err != nil {
		return err
	}
	return s.end(do())
}

func (s *sqlite) begin() error { return s.conn.Exec("BEGIN IMMEDIATE") }

// end commits, or takes everything back after an error.
func (s *sqlite) end(err error) error {
	if err == nil {
		err = s.conn.Exec("COMMIT")
	}
	if err != nil {
		s.conn.Exec("ROLLBACK") // fails where the error has ended the transaction
	}
	return err
}

func (s *sqlite) Store(_ context.Context, b *Batch) error {
	return s.store(b, func() error { return nil })
}

// store stores a batch and does something more in the same transaction.
func (s *sqlite) store(b *Batch, more func() error) error {
	if s.joined == 0 {
		if err := s.begin(); err != nil {
			return fmt.Errorf("storing: %w", err)
		}
	}
	err := s.put(b)
	if err == nil {
		err = more()
	}
	if s.joined += b.Len(); err == nil && s.joined < joinedRows && b.Followed.Load() {
		return nil
	}
	s.joined = 0
	if err := s.end(err); err != nil {
		return fmt.Errorf("storing: %w", err)
	}
	return nil
}

// put replaces the rows of a batch's documents.
func (s *sqlite) put(b *Batch) error {
	for t := range tables {
		for _, document := range b.Replace[t] {
			if err := s.delete[t].Run([]any{document}); err != nil {
				return fmt.Errorf("clearing %s: %w", t, err)
			}
		}
		for _, rows := range b.byDocument(t) {
			for ; len(rows) > 0; rows = rows[t.width():] {
				if err := s.insert[t].Run(rows[:t.width()]); err != nil {
					return fmt.Errorf("inserting %s: %w", t, err)
				}
			}
		}
	}
	return nil
}

// Finish completes the indexes and brings the statistics of the query planner up to date.
func (s *sqlite) Finish(context.Context) error {
	if err := s.conn.Exec(indexes + "PRAGMA optimize; PRAGMA journal_mode = wal"); err != nil {
		return fmt.Errorf("finishing: %w", err)
	}
	return nil
}

func (s *sqlite) Close() error {
	for t := range tables {
		s.insert[t].Close()
		s.delete[t].Close()
	}
	return s.conn.Close()
}
