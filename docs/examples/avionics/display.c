/*
 * The display, and the flight log behind it: every 20 ms it reads air data, surfaces and, if there is a new one, the weather
 * picture. Full pages of the log are donated to maintenance: what was flown is then out of this partition's reach for good.
 */

#include "apex.h"
#include "avionics.h"
#include "careful.h"
#include "console.h"
#include "interrupts.h"

static struct air_data air;
static struct surfaces surfaces;
static struct picture picture;
static struct note note;
static enum validity air_validity;
static enum validity surfaces_validity;
static volatile int picture_waits;
static u64 page;
static u64 entries;
static u64 lines;

__attribute__((interrupt)) static void on_picture(struct interrupt_frame *frame)
{
    (void)frame;
    picture_waits = 1;
}

static void tell(u64 kind, i64 detail)
{
    note.kind = kind;
    note.detail = detail;
    send_queuing_message(DISPLAY_NOTES, &note, sizeof note);
}

/* Weather may crash while we look, and its page with it; see careful.h. */
static void look_at_picture(void)
{
    if (!picture_waits)
        return;
    picture_waits = 0;
    if (!careful_copy(&picture, (const void *)PICTURE_PAGE, sizeof picture)) {
        picture.written = 0;
        print("display: the weather picture was taken away\n");
    }
    relinquish(PICTURE, 0);
}

static struct log_page *log_page(void)
{
    return (struct log_page *)(LOG_PAGES + 4096 * page);
}

/* After a restart: the pages donated in a former life are gone. */
static void find_first_page(void)
{
    u64 number;

    for (page = 0; page < LOG_PAGE_COUNT; page++)
        if (careful_copy(&number, log_page(), sizeof number))
            return;
}

/* Gives a full page away, and makes sure that it is given away: nobody can donate what is no longer theirs. */
static void hand_over(void)
{
    if (donate(FLIGHT_LOG, page) != OK)
        return;
    if (donate(FLIGHT_LOG, page) != DENIED)
        tell(LOG_NOT_FINAL, (i64)page);
    tell(LOG_PAGE, (i64)page);
    page++;
}

static void write_log(void)
{
    struct log_entry *entry;

    if (page == LOG_PAGE_COUNT || air_validity != VALID)
        return;
    entry = &log_page()->entries[entries++];
    entry->tick = air.written;
    entry->altitude = air.altitude;
    entry->longitude = air.longitude;
    entry->elevator = surfaces.elevator;
    if (entries == LOG_ENTRIES) {
        log_page()->number = page + 1;
        entries = 0;
        hand_over();
    }
}

static void print_longitude(void)
{
    u64 tenths = (u64)(air.longitude < 0 ? -air.longitude : air.longitude);

    print_number(tenths / 10);
    print(".");
    print_number(tenths % 10);
    print(air.longitude < 0 ? "W" : "E");
}

static void print_weather(void)
{
    if (picture.written == 0 || ticks() - picture.written > PICTURE_REFRESH) {
        print("none");
        return;
    }
    print_number(picture.wind);
    print(" kt, picture ");
    print_number(picture.number);
}

static void print_line(void)
{
    print_number(ticks());
    print(": altitude ");
    if (air_validity == VALID)
        print_number((u64)air.altitude);
    else
        print("-----");
    print(" at ");
    print_longitude();
    print(", elevator ");
    if (surfaces_validity == VALID && !surfaces.direct)
        print_signed(surfaces.elevator);
    else
        print("direct");
    print(", weather ");
    print_weather();
    print(", log ");
    print_number(page);
    print("\n");
}

int main(void)
{
    careful_ready();
    on_interrupt(VECTOR_PICTURE, on_picture);
    interrupts_ready();
    interrupts_on();
    print("display: is up\n");
    tell(STARTED, 0);
    find_first_page();
    for (;;) {
        air_validity = read_sampling_message(AIR_FOR_DISPLAY, &air, sizeof air, AIR_REFRESH);
        surfaces_validity = read_sampling_message(SURFACES, &surfaces, sizeof surfaces, SURFACES_REFRESH);
        look_at_picture();
        write_log();
        if (lines++ % 2)
            print_line();
        periodic_wait(DISPLAY_PERIOD);
    }
}
