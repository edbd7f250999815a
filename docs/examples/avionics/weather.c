/*
 * A third party's weather radar: every 40 ms it sweeps, draws a row of its picture, shares the picture with the display and
 * plots on a map of its own where the sweep was made. It has a bug of a famous kind: where does the date line run?
 */

#include "apex.h"
#include "avionics.h"
#include "console.h"

enum { MAP_COLUMNS = 64, FIRST_ROW = 16, MAP_ROWS = 32, REPORTS = 3 };

static struct picture *const picture = (struct picture *)PICTURE_PAGE;
static u8 *const map = (u8 *)MAP_PAGE;

static struct air_data air;
static struct note note;
static i64 centre;
static int is_shared;
static u64 sweeps;
static u64 reports;
static int announced;

/* Whether the picture is ours alone: we may only draw on what nobody is looking at. */
static int take_back(void)
{
    if (is_shared && reclaim(PICTURE, 0) == OK)
        is_shared = 0;
    return !is_shared;
}

static u8 echo(u64 sweep, u64 column)
{
    return (u8)((sweep * 7 + column * 3) & 63);
}

static void draw(void)
{
    u8 *row = picture->cells + PICTURE_COLUMNS * (sweeps % PICTURE_ROWS);

    for (u64 column = 0; column < PICTURE_COLUMNS; column++)
        row[column] = echo(sweeps, column);
    sweeps++;
    picture->written = ticks();
    picture->number = sweeps;
    picture->wind = 40 + echo(sweeps, 0) / 2;
}

static void show(void)
{
    if (share(PICTURE, 0) == OK) {
        is_shared = 1;
        raise_event(PICTURE_READY);
    }
}

/* The queue acknowledges, so nothing is lost: what finds it full is sent in the next window. */
static int tell(u64 kind, i64 detail)
{
    note.kind = kind;
    note.detail = detail;
    return send_queuing_message(WEATHER_REPORTS, &note, sizeof note) == OK;
}

static void report(void)
{
    if (reports == 0)
        reports = REPORTS;
    while (reports > 0 && tell(WIND, (i64)(picture->wind + reports)))
        reports--;
}

/* Marks where we are on a map around where we were first, a tenth of a degree to the column. */
static void plot(void)
{
    i64 column = air.longitude - centre + MAP_COLUMNS / 2;

    map[MAP_COLUMNS * (FIRST_ROW + sweeps % MAP_ROWS) + column] = '*';
}

int main(void)
{
    print("weather: is up at tick ");
    print_number(ticks());
    print("\n");
    for (;;) {
        announced = announced || tell(STARTED, 0);
        if (read_sampling_message(AIR_FOR_WEATHER, &air, sizeof air, AIR_REFRESH) == VALID && take_back()) {
            if (sweeps == 0)
                centre = air.longitude;
            draw();
            report();
            show();
            plot();
        }
        periodic_wait(WEATHER_PERIOD);
    }
}
