package sink

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/rogpeppe/go-internal/lockedfile"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"rochade/pipeline/sink/sqlitec"
)

// parquetFiles is a directory with one directory a table, and in that of the events
// one a partition: events/type=appointment/part-1.parquet. The files never change.
// What is stored is gathered in a database beside them, and Finish makes it a new
// set of files: those in which nothing is replaced stay as they are, the others are
// copied without the replaced rows, and new files hold the new rows.
//
//	.lock        held by the program that loads
//	.staging.db  what has been stored since the last Finish
//	.new         a set of files being written
//	.ready       a complete set that takes, or was taking, the place of the one before
type parquetFiles struct {
	dir     string
	by      partition
	staging *sqlite
	replace *sqlitec.Stmt // notes that a document is replaced
	unlock  func()        // lets the next loader in
}

const stagingFile = ".staging.db"

func openParquet(target string) (Sink, error) {
	dir, option, _ := strings.Cut(target, "?")
	by, err := partitionOf(option)
	if err != nil {
		return nil, err
	}
	p := &parquetFiles{dir: dir, by: by}
	if err := p.open(); err != nil {
		return nil, fmt.Errorf("opening Parquet directory %s: %w", dir, err)
	}
	return p, nil
}

func (p *parquetFiles) path(name ...string) string {
	return filepath.Join(append([]string{p.dir}, name...)...)
}

// open waits for other loaders of the directory and completes what they began.
func (p *parquetFiles) open() (err error) {
	if err := os.MkdirAll(p.dir, 0o777); err != nil {
		return err
	}
	if p.unlock, err = lockedfile.MutexAt(p.path(".lock")).Lock(); err != nil {
		return err
	}
	if err := p.prepare(); err != nil {
		p.unlock()
		return err
	}
	return nil
}

func (p *parquetFiles) prepare() error {
	if err := p.by.check(p.path(Events.String())); err != nil {
		return err
	}
	if _, err := os.Stat(p.path(".ready")); err == nil {
		if err := p.swap(); err != nil {
			return err
		}
	}
	staging, err := newSQLite(p.path(stagingFile), schemaVersion)
	if err != nil {
		return err
	}
	err = staging.conn.Exec("CREATE TABLE IF NOT EXISTS replaced (name TEXT, document TEXT, PRIMARY KEY (name, document)) WITHOUT ROWID")
	if err == nil {
		p.replace, err = staging.conn.Prepare("INSERT OR IGNORE INTO replaced VALUES (?, ?)")
	}
	if err != nil {
		return errors.Join(err, staging.Close())
	}
	p.staging = staging
	return nil
}

func (p *parquetFiles) Store(_ context.Context, b *Batch) error {
	return p.staging.store(b, func() error {
		for t := range tables {
			for _, document := range b.Replace[t] {
				if err := p.replace.Run([]any{t.String(), document}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Finish writes a new set of files and puts it in the place of the one before.
func (p *parquetFiles) Finish(ctx context.Context) error {
	if err := p.finish(ctx); err != nil {
		return fmt.Errorf("writing Parquet files: %w", err)
	}
	return nil
}

func (p *parquetFiles) finish(ctx context.Context) error {
	if err := os.RemoveAll(p.path(".new")); err != nil {
		return err
	}
	staging, err := sql.Open("sqlite", "file:"+(&url.URL{Path: p.path(stagingFile)}).EscapedPath())
	if err != nil {
		return err
	}
	defer staging.Close()
	for t := range tables {
		number, err := p.keep(ctx, staging, t)
		if err != nil {
			return err
		}
		if err := p.export(ctx, staging, t, number+1); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(p.path(".new"), 0o777); err != nil {
		return err
	}
	if err := os.Rename(p.path(".new"), p.path(".ready")); err != nil {
		return err
	}
	return p.swap()
}

// swap puts the complete set of files in the place of the one before. It can be
// interrupted at any point and done again.
func (p *parquetFiles) swap() error {
	for t := range tables {
		ready, err := os.ReadDir(p.path(".ready", t.String()))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.RemoveAll(p.path(t.String())); err != nil {
			return err
		}
		if len(ready) == 0 {
			continue
		}
		if err := os.Rename(p.path(".ready", t.String()), p.path(t.String())); err != nil {
			return err
		}
	}
	for _, name := range []string{stagingFile, stagingFile + "-journal", ".ready"} {
		if err := os.RemoveAll(p.path(name)); err != nil {
			return err
		}
	}
	return nil
}

func (p *parquetFiles) Close() error {
	defer p.unlock()
	p.replace.Close()
	return p.staging.Close()
}

// keep takes the files of a table over into the new set, without replaced rows. It
// returns the highest number that a file has.
func (p *parquetFiles) keep(ctx context.Context, staging *sql.DB, t Table) (number int, err error) {
	if err := os.MkdirAll(p.path(".new", t.String()), 0o777); err != nil {
		return 0, err
	}
	replaced, err := staging.PrepareContext(ctx, "SELECT COUNT(*) FROM replaced WHERE name = ? AND document = ?")
	if err != nil {
		return 0, err
	}
	defer replaced.Close()
	last, gone := "", 0
	isReplaced := func(document string) (bool, error) {
		if document == last {
			return gone > 0, nil
		}
		last = document
		err := replaced.QueryRowContext(ctx, t.String(), document).Scan(&gone)
		return gone > 0, err
	}
	err = fs.WalkDir(os.DirFS(p.path(t.String())), ".", func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == "." {
			return nil
		}
		n := 0
		if _, scanErr := fmt.Sscanf(filepath.Base(name), "part-%d.parquet", &n); scanErr != nil || err != nil {
			return err
		}
		number = max(number, n)
		return keepFile(p.path(t.String(), name), p.path(".new", t.String(), name), t, isReplaced)
	})
	return number, err
}

// export writes the new rows of a table to files with a number.
func (p *parquetFiles) export(ctx context.Context, staging *sql.DB, t Table, number int) (err error) {
	partition, order := "''", ""
	if t == Events {
		partition, order = p.by.value, " ORDER BY 1"
	}
	columns := p.by.columns(t)
	rows, err := staging.QueryContext(ctx, "SELECT "+partition+", "+selection(columns)+" FROM "+t.String()+order)
	if err != nil {
		return err
	}
	defer rows.Close()
	var (
		file   *parquetFile
		at     string
		schema = parquetSchema(columns)
		values = make([]any, 1+len(columns))
		into   = make([]any, len(values))
		row    = make(parquet.Row, len(columns))
	)
	for i := range values {
		into[i] = &values[i]
	}
	defer func() { err = errors.Join(err, file.close()) }()
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if value := values[0].(string); file == nil || value != at {
			if err := file.close(); err != nil {
				return err
			}
			if at = value; value != "" {
				value = p.by.name + "=" + value
			}
			if file, err = createParquet(p.path(".new", t.String(), value, fmt.Sprintf("part-%d.parquet", number)), schema); err != nil {
				return err
			}
		}
		for i, c := range columns {
			row[i] = c.Type.parquet(values[1+i], i)
		}
		if err := file.write(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// selection lists columns so that the driver yields int64, float64 and string alone.
func selection(columns []Column) string {
	var list []string
	for _, c := range columns {
		switch c.Type {
		case Integer, Boolean:
			list = append(list, "CAST("+c.Name+" AS INTEGER)")
		case Real:
			list = append(list, "CAST("+c.Name+" AS REAL)")
		default:
			list = append(list, "CAST("+c.Name+" AS TEXT)")
		}
	}
	return strings.Join(list, ", ")
}
