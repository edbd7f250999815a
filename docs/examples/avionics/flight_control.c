/* Flight control: every 20 ms an elevator command from the air data. Nobody but air data can influence it. */

#include "apex.h"
#include "avionics.h"
#include "console.h"

enum { HOLD = 35000, MOST = 20 };

static struct air_data air;
static struct surfaces surfaces;
static struct note note;

static void tell(u64 kind, i64 detail)
{
    note.kind = kind;
    note.detail = detail;
    send_queuing_message(CONTROL_FAULTS, &note, sizeof note);
}

static i64 within_limits(i64 wanted)
{
    return wanted > MOST ? MOST : wanted < -MOST ? -MOST : wanted;
}

/* Towards the altitude to hold, damped by the climb. */
static void control(void)
{
    i64 wanted = (HOLD - air.altitude) / 8 - air.climb / 8;
    int was_at_limit = surfaces.elevator == MOST || surfaces.elevator == -MOST;

    surfaces.elevator = within_limits(wanted);
    if (surfaces.elevator != wanted && !was_at_limit)
        tell(ELEVATOR_AT_LIMIT, surfaces.elevator);
    surfaces.direct = 0;
}

/* Air data too old to be believed: better none than a wrong one. */
static void go_direct(void)
{
    if (!surfaces.direct)
        tell(AIR_DATA_LOST, (i64)air.frame);
    surfaces.elevator = 0;
    surfaces.direct = 1;
}

int main(void)
{
    enum validity validity;

    print("flight-control: is up\n");
    tell(STARTED, 0);
    for (;;) {
        validity = read_sampling_message(AIR_FOR_CONTROL, &air, sizeof air, AIR_REFRESH);
        if (validity == VALID)
            control();
        else if (validity == STALE)
            go_direct();
        if (validity != NOTHING_YET) {
            surfaces.commands++;
            write_sampling_message(SURFACES, &surfaces, sizeof surfaces);
        }
        periodic_wait(CONTROL_PERIOD);
    }
}
