package sink

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// sqlite is a file. From the first Finish on other programs can read it while rows are
// stored: it has a write-ahead log. Without one a new file is filled faster.
type sqlite struct {
	db     *sql.DB
	insert [tables]*sql.Stmt // of rowsPerInsert rows
	delete [tables]*sql.Stmt
}

// rowsPerInsert is how many rows of a table one statement inserts. The time that the
// driver needs for the values of a statement grows with the square of their number.
func rowsPerInsert(t Table) int { return max(1, 40/t.width()) }

// options: a writer waits for another one, a commit is durable when it returns, pages
// hold several records.
const options = "_txlock=immediate&_pragma=busy_timeout(60000)&_pragma=page_size(16384)&_pragma=synchronous(full)&_pragma=cache_size(-65536)"

func openSQLite(ctx context.Context, file string) (Sink, error) {
	s, err := newSQLite(ctx, file, schemaVersion)
	if err != nil {
		return nil, fmt.Errorf("opening SQLite database %s: %w", file, err)
	}
	return s, nil
}

func newSQLite(ctx context.Context, file string, version int) (*sqlite, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: file}).EscapedPath()+"?"+options)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &sqlite{db: db}
	if err := s.migrate(ctx, version); err != nil {
		db.Close()
		return nil, err
	}
	for t := range tables {
		if s.insert[t], err = db.PrepareContext(ctx, insertion(t, rowsPerInsert(t))); err == nil {
			s.delete[t], err = db.PrepareContext(ctx, "DELETE FROM "+t.String()+" WHERE "+t.document()+" = ?")
		}
		if err != nil {
			db.Close()
			return nil, err
		}
	}
	return s, nil
}

func (s *sqlite) migrate(ctx context.Context, wanted int) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		return migrate(version, wanted, func(migration string) error {
			version++
			migration = sqliteComment.ReplaceAllString(migration, "$1")
			_, err := tx.ExecContext(ctx, fmt.Sprintf("%s;\nPRAGMA user_version = %d", migration, version))
			return err
		})
	})
}

var sqliteComment = regexp.MustCompile(`/\*sqlite: (.*?) \*/`)

func (s *sqlite) transact(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *sqlite) Store(ctx context.Context, b *Batch) error {
	return s.store(ctx, b, func(*sql.Tx) error { return nil })
}

// store stores a batch and does something more in the same transaction.
func (s *sqlite) store(ctx context.Context, b *Batch, more func(*sql.Tx) error) error {
	err := s.transact(ctx, func(tx *sql.Tx) error {
		for t := range tables {
			remove := tx.StmtContext(ctx, s.delete[t])
			for _, document := range b.Replace[t] {
				if _, err := remove.ExecContext(ctx, document); err != nil {
					return fmt.Errorf("clearing %s: %w", t, err)
				}
			}
			if err := s.insertRows(ctx, tx, t, b.Rows[t]); err != nil {
				return fmt.Errorf("inserting %s: %w", t, err)
			}
		}
		return more(tx)
	})
	if err != nil {
		return fmt.Errorf("storing in SQLite: %w", err)
	}
	return nil
}

func (s *sqlite) insertRows(ctx context.Context, tx *sql.Tx, t Table, values []any) error {
	many := tx.StmtContext(ctx, s.insert[t])
	for full := rowsPerInsert(t) * t.width(); len(values) >= full; values = values[full:] {
		if _, err := many.ExecContext(ctx, values[:full]...); err != nil {
			return err
		}
	}
	if len(values) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, insertion(t, len(values)/t.width()), values...)
	return err
}

// insertion is a statement that inserts a number of rows.
func insertion(t Table, rows int) string {
	row := "(?" + strings.Repeat(",?", t.width()-1) + ")"
	return "INSERT INTO " + t.String() + " (" + t.names() + ") VALUES " + row + strings.Repeat(","+row, rows-1)
}

// Finish completes the indexes and brings the statistics of the query planner up to date.
func (s *sqlite) Finish(ctx context.Context) error {
	if _, err := s.db.ExecContext(ctx, indexes+"PRAGMA optimize; PRAGMA journal_mode = wal"); err != nil {
		return fmt.Errorf("finishing SQLite database: %w", err)
	}
	return nil
}

func (s *sqlite) Close() error { return s.db.Close() }
