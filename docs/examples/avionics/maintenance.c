/* Maintenance: every 40 ms it collects what all others report and files the pages of the flight log that it was given. */

#include "apex.h"
#include "avionics.h"
#include "careful.h"
#include "console.h"
#include "interrupts.h"

static struct record *const record = (struct record *)RECORD_PAGE;

static struct note note;
static struct log_page log;

static void line(const char *text, i64 detail)
{
    print_number(note.written);
    print(": ");
    print(text);
    print_signed(detail);
    print("\n");
}

static const char *name_of(u64 source)
{
    switch (source) {
    case AIR_FAULTS:
        return "air-data started";
    case CONTROL_FAULTS:
        return "flight-control started";
    case DISPLAY_NOTES:
        return "display started";
    default:
        return "weather started";
    }
}

/* The display might lie and name a page that it never gave away. */
static void file_page(i64 page)
{
    const void *at = (const void *)(LOG_ARCHIVE + 4096 * (u64)page);

    if (page < 0 || page >= LOG_PAGE_COUNT || !careful_copy(&log, at, sizeof log) || log.number != (u64)page + 1) {
        record->refused++;
        return;
    }
    record->log_pages++;
    record->log_entries += LOG_ENTRIES;
    record->log_last_tick = log.entries[LOG_ENTRIES - 1].tick;
    line("flight log, page ", page);
}

static void file(u64 source)
{
    switch (note.kind) {
    case STARTED:
        if (source == WEATHER_REPORTS)
            record->weather_starts++;
        print_number(note.written);
        print(": ");
        print(name_of(source));
        print("\n");
        break;
    case SENSOR_OUTVOTED:
        record->outvoted++;
        line("outvoted sensor ", note.detail);
        break;
    case NO_MAJORITY:
        line("no two sensors agree on altitude ", note.detail);
        break;
    case AIR_DATA_LOST:
        line("flight-control has no air data since frame ", note.detail);
        break;
    case ELEVATOR_AT_LIMIT:
        record->at_limit++;
        line("elevator at its limit ", note.detail);
        break;
    case LOG_PAGE:
        file_page(note.detail);
        break;
    case LOG_NOT_FINAL:
        line("ALARM: could be donated twice, log page ", note.detail);
        break;
    case WIND:
        break;
    default:
        record->refused++;
    }
}

static void collect(u64 source)
{
    i64 lost;

    while (receive_queuing_message(source, &note, sizeof note)) {
        record->notes[source]++;
        file(source);
    }
    lost = queue_lost(source);
    if (lost > 0)
        record->lost[source] += (u64)lost;
}

int main(void)
{
    careful_ready();
    interrupts_ready();
    print("maintenance: is up\n");
    for (;;) {
        for (u64 source = 0; source < SOURCES; source++)
            collect(source);
        record->periods++;
        periodic_wait(MAINTENANCE_PERIOD);
    }
}
