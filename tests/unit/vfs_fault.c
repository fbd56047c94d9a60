#include "vfs_fault.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

struct fault fault;
const char *const fault_names[FAULT_KINDS] = {"open", "read", "write", "full", "sync", "truncate", "lock", "shm"};

struct faulty {
    sqlite3_file base;
    sqlite3_file *real; /* in the memory after this */
};

static sqlite3_vfs *system_vfs(void)
{
    return sqlite3_vfs_find("unix");
}

static bool fails(enum fault_kind kind)
{
    if (kind != fault.kind || fault.at == 0)
        return false;
    fault.calls++;
    if (fault.calls != fault.at && !(fault.lasting && fault.calls > fault.at))
        return false;
    fault.failed++;
    return true;
}

static sqlite3_file *real(sqlite3_file *file)
{
    return ((struct faulty *)file)->real;
}

static int f_close(sqlite3_file *f)
{
    return real(f)->pMethods->xClose(real(f));
}

static int f_read(sqlite3_file *f, void *data, int len, sqlite3_int64 at)
{
    return fails(FAULT_READ) ? SQLITE_IOERR_READ : real(f)->pMethods->xRead(real(f), data, len, at);
}

/* A full disk takes the first half of what is written to it. */
static int f_write(sqlite3_file *f, const void *data, int len, sqlite3_int64 at)
{
    if (fails(FAULT_FULL)) {
        real(f)->pMethods->xWrite(real(f), data, len / 2, at);
        errno = ENOSPC;
        return SQLITE_FULL;
    }
    return fails(FAULT_WRITE) ? SQLITE_IOERR_WRITE : real(f)->pMethods->xWrite(real(f), data, len, at);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return fails(FAULT_TRUNCATE) ? SQLITE_IOERR_TRUNCATE : real(f)->pMethods->xTruncate(real(f), size);
}

static int f_sync(sqlite3_file *f, int flags)
{
    return fails(FAULT_SYNC) ? SQLITE_IOERR_FSYNC : real(f)->pMethods->xSync(real(f), flags);
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return real(f)->pMethods->xFileSize(real(f), size);
}

static int f_lock(sqlite3_file *f, int level)
{
    return fails(FAULT_LOCK) ? SQLITE_IOERR_LOCK : real(f)->pMethods->xLock(real(f), level);
}

static int f_unlock(sqlite3_file *f, int level)
{
    return real(f)->pMethods->xUnlock(real(f), level);
}

static int f_reserved(sqlite3_file *f, int *out)
{
    return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int f_control(sqlite3_file *f, int op, void *arg)
{
    return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int f_sector(sqlite3_file *f)
{
    return real(f)->pMethods->xSectorSize(real(f));
}

static int f_features(sqlite3_file *f)
{
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
    return fails(FAULT_SHM) ? SQLITE_IOERR_SHMMAP : real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
    return (flags & SQLITE_SHM_LOCK) && fails(FAULT_SHM) ? SQLITE_IOERR_SHMLOCK
                                                         : real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}

static void f_shm_barrier(sqlite3_file *f)
{
    real(f)->pMethods->xShmBarrier(real(f));
}

static int f_shm_unmap(sqlite3_file *f, int remove)
{
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = f_close,
    .xRead = f_read,
    .xWrite = f_write,
    .xTruncate = f_truncate,
    .xSync = f_sync,
    .xFileSize = f_size,
    .xLock = f_lock,
    .xUnlock = f_unlock,
    .xCheckReservedLock = f_reserved,
    .xFileControl = f_control,
    .xSectorSize = f_sector,
    .xDeviceCharacteristics = f_features,
    .xShmMap = f_shm_map,
    .xShmLock = f_shm_lock,
    .xShmBarrier = f_shm_barrier,
    .xShmUnmap = f_shm_unmap,
};

static int v_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
    (void)vfs;
    struct faulty *f = (struct faulty *)file;
    f->base.pMethods = NULL;
    f->real = (sqlite3_file *)(f + 1);
    if (fails(FAULT_OPEN))
        return SQLITE_CANTOPEN;
    int result = system_vfs()->xOpen(system_vfs(), name, f->real, flags, out);
    if (result == SQLITE_OK)
        f->base.pMethods = &methods;
    return result;
}

static int v_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    return system_vfs()->xDelete(system_vfs(), name, sync);
}

static int v_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
    (void)vfs;
    return system_vfs()->xAccess(system_vfs(), name, flags, out);
}

static int v_full(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    (void)vfs;
    return system_vfs()->xFullPathname(system_vfs(), name, size, out);
}

static int v_random(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    return system_vfs()->xRandomness(system_vfs(), size, out);
}

static int v_sleep(sqlite3_vfs *vfs, int us)
{
    (void)vfs;
    return system_vfs()->xSleep(system_vfs(), us);
}

static int v_time(sqlite3_vfs *vfs, sqlite3_int64 *out)
{
    (void)vfs;
    return system_vfs()->xCurrentTimeInt64(system_vfs(), out);
}

static int v_error(sqlite3_vfs *vfs, int size, char *out)
{
    (void)vfs;
    return system_vfs()->xGetLastError(system_vfs(), size, out);
}

const char *fault_vfs(void)
{
    static sqlite3_vfs vfs;
    if (!vfs.zName) {
        vfs = (sqlite3_vfs){
            .iVersion = 2,
            .szOsFile = (int)sizeof(struct faulty) + system_vfs()->szOsFile,
            .mxPathname = system_vfs()->mxPathname,
            .zName = "fault",
            .xOpen = v_open,
            .xDelete = v_delete,
            .xAccess = v_access,
            .xFullPathname = v_full,
            .xRandomness = v_random,
            .xSleep = v_sleep,
            .xGetLastError = v_error,
            .xCurrentTimeInt64 = v_time,
        };
        sqlite3_vfs_register(&vfs, 0);
    }
    return vfs.zName;
}
