// Nobody is signed in here: what the field page took along for a shift is erased, with its key. What waits to be sent stays.

indexedDB.deleteDatabase("coresponder-kit");
