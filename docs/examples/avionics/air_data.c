/*
 * Air data: three sensors each of altitude, one bus. Every 10 ms it takes what the sensor bus brought, lets the sensors vote
 * and publishes the result to all who need it. It listens to nobody.
 */

#include "apex.h"
#include "avionics.h"
#include "console.h"
#include "interrupts.h"
#include "network_card.h"

enum { MAGIC = 0x4d444643, SENSORS = 3, BROKEN = 0xf0, AGREEMENT = 100 };

/* What arrives on the bus, see cofferdam.iommu.device.Wire: frames with a number and noise. */
struct sensor_frame {
    u32 magic;
    u32 number;
    u16 length;
    u16 reserved;
    u32 sum;
    u8 noise[SENSORS];
};

static struct card bus;
static struct air_data air;
static struct note note;
static u8 packet[PACKET_ROOM] __attribute__((aligned(8)));

__attribute__((interrupt)) static void on_frame(struct interrupt_frame *frame)
{
    /* The bus does not decide when we run: the frame waits for our window. */
    (void)frame;
}

static void tell(u64 kind, i64 detail)
{
    note.kind = kind;
    note.detail = detail;
    send_queuing_message(AIR_FAULTS, &note, sizeof note);
}

/* Up and down between 0 and most, one step a frame. */
static i64 triangle(u64 frame, u64 most)
{
    u64 at = frame % (2 * most);

    return (i64)(at < most ? at : 2 * most - at);
}

/* There is no aeroplane at the far end of the cable; this is where it would be. */
static i64 true_altitude(u64 frame)
{
    return 35000 + 32 * (triangle(frame, 10) - 5);
}

/* A patrol along the date line, which it crosses in both directions. */
static i64 true_longitude(u64 frame)
{
    i64 east = 1795 + triangle(frame, 12);

    return east > 1800 ? east - 3600 : east;
}

/* A sensor is right but for some noise, or broken and then stuck at a value of its own. */
static i64 reading(i64 truth, int sensor, u8 noise)
{
    return noise >= BROKEN ? 1000 * sensor : truth + (noise & 15) - 8;
}

static i64 middle(const i64 of[SENSORS])
{
    i64 low = of[0] < of[1] ? of[0] : of[1];
    i64 high = of[0] < of[1] ? of[1] : of[0];

    return of[2] < low ? low : of[2] > high ? high : of[2];
}

/* The middle value, if a second sensor agrees with it. */
static int vote(const i64 readings[SENSORS], i64 *result)
{
    int agree = 0;

    *result = middle(readings);
    for (int i = 0; i < SENSORS; i++) {
        i64 off = readings[i] - *result;

        if (-AGREEMENT <= off && off <= AGREEMENT) {
            agree++;
        } else {
            air.rejected++;
            tell(SENSOR_OUTVOTED, i);
        }
    }
    return agree >= 2;
}

static void take(const struct sensor_frame *frame, u32 length)
{
    i64 readings[SENSORS];
    i64 altitude;

    if (length < sizeof *frame || frame->magic != MAGIC || frame->length != length)
        return;
    for (int i = 0; i < SENSORS; i++)
        readings[i] = reading(true_altitude(frame->number), i, frame->noise[i]);
    if (!vote(readings, &altitude)) {
        tell(NO_MAJORITY, altitude);
        return;
    }
    air.climb = air.altitude ? altitude - air.altitude : 0;
    air.altitude = altitude;
    air.longitude = true_longitude(frame->number);
    air.frame = frame->number;
    write_sampling_message(AIR_FOR_CONTROL, &air, sizeof air);
    write_sampling_message(AIR_FOR_DISPLAY, &air, sizeof air);
    write_sampling_message(AIR_FOR_WEATHER, &air, sizeof air);
}

int main(void)
{
    u32 length;

    on_interrupt(VECTOR_SENSORS, on_frame);
    interrupts_ready();
    card_start(&bus, SENSOR_REGISTERS, SENSOR_MEMORY);
    interrupts_on();
    print("air-data: is up\n");
    tell(STARTED, 0);
    for (;;) {
        card_acknowledge(&bus);
        while ((length = card_receive(&bus, packet)) != 0)
            take((const struct sensor_frame *)packet, length);
        periodic_wait(AIR_DATA_PERIOD);
    }
}
