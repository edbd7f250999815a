#ifndef AVIONICS_H
#define AVIONICS_H

#include "types.h"

/* What the partitions agree on; the numbers are those of system.xml. One tick stands for a millisecond. */

enum {
    /* Sampling channels. */
    AIR_FOR_CONTROL = 0,
    AIR_FOR_DISPLAY = 1,
    AIR_FOR_WEATHER = 2,
    SURFACES = 3,

    /* Queuing channels, all to maintenance. */
    AIR_FAULTS = 0,
    CONTROL_FAULTS = 1,
    DISPLAY_NOTES = 2,
    WEATHER_REPORTS = 3,
    SOURCES = 4,

    /* Grants. */
    FLIGHT_LOG = 0,
    PICTURE = 1,

    /* The event of a new picture, and the vectors of interrupts. */
    PICTURE_READY = 0,
    VECTOR_SENSORS = 0x40,
    VECTOR_PICTURE = 0x50,

    /* Periods of the processes, in ticks; each has its window once in each. */
    AIR_DATA_PERIOD = 10,
    CONTROL_PERIOD = 20,
    DISPLAY_PERIOD = 20,
    WEATHER_PERIOD = 40,
    MAINTENANCE_PERIOD = 40,

    /* For how long a sample is believed: the sensors bring something new every 16 ticks. */
    AIR_REFRESH = 40,
    SURFACES_REFRESH = 40,
    PICTURE_REFRESH = 100
};

/* Guest-physical addresses. */
#define SENSOR_MEMORY 0x40000ul
#define SENSOR_REGISTERS 0x60000ul
#define LOG_PAGES 0x40000ul /* the display, which writes them */
#define LOG_ARCHIVE 0x60000ul /* maintenance, once they are donated */
#define PICTURE_PAGE 0x50000ul
#define MAP_PAGE 0x58000ul
#define RECORD_PAGE 0x58000ul

/* Every message begins with the tick in which it was written; lengths divide 4096, so that none crosses a page. */

struct air_data {
    u64 written;
    u64 frame;
    i64 altitude;  /* feet */
    i64 climb;     /* feet per sensor frame */
    i64 longitude; /* tenths of a degree: 1800 is the date line, -1800 the same place */
    u64 rejected;  /* sensor readings that were outvoted so far */
} __attribute__((aligned(64)));

struct surfaces {
    u64 written;
    i64 elevator; /* degrees */
    u64 direct;   /* 1: without air data, the pilot's stick alone */
    u64 commands;
} __attribute__((aligned(64)));

/* What is told to maintenance. */
enum note_kind {
    STARTED = 1,
    SENSOR_OUTVOTED = 2,
    NO_MAJORITY = 3,
    AIR_DATA_LOST = 4,
    ELEVATOR_AT_LIMIT = 5,
    LOG_PAGE = 6,
    LOG_NOT_FINAL = 7,
    WIND = 8
};

struct note {
    u64 written;
    u64 kind;
    i64 detail;
    u64 reserved;
} __attribute__((aligned(32)));

/* A page of the flight log. */
enum { LOG_PAGE_COUNT = 8, LOG_ENTRIES = 4 };

struct log_entry {
    u64 tick;
    i64 altitude;
    i64 longitude;
    i64 elevator;
};

struct log_page {
    u64 number; /* from 1; 0: nothing was written here */
    struct log_entry entries[LOG_ENTRIES];
};

/* The weather picture: each sweep of the radar is a row. */
enum { PICTURE_ROWS = 48, PICTURE_COLUMNS = 64 };

struct picture {
    u64 written;
    u64 number; /* from 1 */
    u64 wind;   /* knots */
    u8 cells[PICTURE_ROWS * PICTURE_COLUMNS];
};

/* What maintenance found, for whoever opens its memory. */
struct record {
    u64 periods;
    u64 notes[SOURCES];
    u64 lost[SOURCES];
    u64 weather_starts;
    u64 outvoted;
    u64 at_limit;
    u64 log_pages;
    u64 log_entries;
    u64 log_last_tick;
    u64 refused;
};

#endif
