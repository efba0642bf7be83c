package sink

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
)

// A copyReader yields rows in PostgreSQL's binary format of COPY
// (https://www.postgresql.org/docs/current/sql-copy.html). The driver can do that too,
// but looks up again for every value how to encode it.
type copyReader struct {
	table  Table
	values []any // not yet encoded
	buffer []byte
	sent   int // of buffer
	begun  bool
	ended  bool
}

// copyBuffer is how much is encoded at a time.
const copyBuffer = 1 << 16

func (c *copyReader) Read(p []byte) (int, error) {
	if c.sent == len(c.buffer) {
		if c.ended {
			return 0, io.EOF
		}
		if err := c.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, c.buffer[c.sent:])
	c.sent += n
	return n, nil
}

func (c *copyReader) fill() error {
	c.buffer, c.sent = c.buffer[:0], 0
	if !c.begun {
		c.buffer = append(c.buffer, "PGCOPY\n\xff\r\n\x00"+"\x00\x00\x00\x00"+"\x00\x00\x00\x00"...) // signature, flags, extension
		c.begun = true
	}
	for width := c.table.width(); len(c.values) > 0 && len(c.buffer) < copyBuffer; c.values = c.values[width:] {
		c.buffer = binary.BigEndian.AppendUint16(c.buffer, uint16(width))
		for i, column := range c.table.Columns() {
			var err error
			if c.buffer, err = column.Type.appendPostgres(c.buffer, c.values[i]); err != nil {
				return fmt.Errorf("column %s: %w", column.Name, err)
			}
		}
	}
	if len(c.values) == 0 {
		c.buffer = append(c.buffer, 0xff, 0xff)
		c.ended = true
	}
	return nil
}

// appendPostgres appends the length of a value and the value.
func (c Type) appendPostgres(to []byte, value any) ([]byte, error) {
	fixed := binary.BigEndian.AppendUint32
	switch v := value.(type) {
	case nil:
		return fixed(to, math.MaxUint32), nil
	case int64:
		return binary.BigEndian.AppendUint64(fixed(to, 8), uint64(v)), nil
	case float64:
		return binary.BigEndian.AppendUint64(fixed(to, 8), math.Float64bits(v)), nil
	case bool:
		to = append(fixed(to, 1), 0)
		if v {
			to[len(to)-1] = 1
		}
		return to, nil
	case string:
		switch c {
		case Day:
			days, err := daysSince(2000, v)
			return fixed(fixed(to, 4), uint32(days)), err
		case JSON:
			v = withoutNUL(v)
		default:
			v = strings.ReplaceAll(v, "\x00", "") // PostgreSQL has no place for that character
		}
		return append(fixed(to, uint32(len(v))), v...), nil
	}
	return nil, fmt.Errorf("a %T", value)
}

// daysSince is the number of days from the first of a year to a day.
func daysSince(year int, day string) (int32, error) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, err
	}
	const seconds = 24 * 60 * 60
	return int32((t.Unix() - time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix()) / seconds), nil
}

// withoutNUL takes escaped characters NUL out of a JSON text.
func withoutNUL(text string) string {
	const escaped = `\u0000`
	for i := 0; ; {
		n := strings.Index(text[i:], escaped)
		if n < 0 {
			return text
		}
		i += n
		before := len(text[:i]) - len(strings.TrimRight(text[:i], `\`))
		if before%2 == 1 { // the backslash is escaped itself
			i += len(escaped)
			continue
		}
		text = text[:i] + text[i+len(escaped):]
	}
}
