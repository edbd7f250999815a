/* Watches the gateway and can influence nothing: every flow points to it. */

#include "cofferdam.h"
#include "console.h"
#include "gateway.h"

static struct side_status red __attribute__((aligned(32)));
static struct side_status black __attribute__((aligned(32)));
static struct crypto_status crypto;
static u64 seen;

/* Crypto writes while we read; a torn reading shows in the version. */
static int read_crypto(void)
{
    volatile const struct crypto_status *status = (volatile const struct crypto_status *)STATUS_PAGE;
    u64 version = status->version;

    if (version & 1 || version == seen)
        return 0;
    crypto.encrypted = status->encrypted;
    crypto.decrypted = status->decrypted;
    crypto.bad_headers = status->bad_headers;
    crypto.bad_tags = status->bad_tags;
    crypto.seals = status->seals;
    if (status->version != version)
        return 0;
    seen = version;
    return 1;
}

static void field(const char *name, u64 value)
{
    print(name);
    print_number(value);
}

int main(void)
{
    u64 shown = 0;

    print("monitor: is up\n");
    for (;;) {
        sample_read(RED_STATUS, &red, sizeof red);
        sample_read(BLACK_STATUS, &black, sizeof black);
        if (read_crypto() && crypto.encrypted >= shown + 8) {
            shown = crypto.encrypted;
            field("tick ", ticks());
            field(": red in ", red.received);
            field(" out ", red.sent);
            field(", encrypted ", crypto.encrypted);
            field(" decrypted ", crypto.decrypted);
            field(" forged ", crypto.bad_tags);
            field(" seals ", crypto.seals);
            field(", black out ", black.sent);
            field(" in ", black.received);
            print("\n");
        }
        yield();
    }
}
