/*
 * Sends what visitors of a page do to Arbiter. See config/tracker/README.md.
 *
 * Each message is kept in the storage of the page's own origin, under its id, until the server has
 * taken it in, so that neither a lost answer nor a second tab counts anything twice.
 */
(function (page) {
  'use strict';
  var KEEP = 500; // messages at most
  var BATCH = 40; // messages at a time
  var LARGEST = 24000; // characters of one message
  var KEEPALIVE = 60000; // bytes that may outlive their page
  var FIRST_WAIT = 1000;
  var LONGEST_WAIT = 300000;

  var script = document.currentScript;
  var before = page.arbiter;
  if (before && before.track) return;

  var host = script && script.src ? new URL(script.src).origin : '';
  var key = '';
  var asks = false; // whether nothing may be stored or sent without consent
  var refused = false; // whether the visitor said no
  var memory = {};
  var failures = 0;
  var most = BATCH; // fewer to find the one that is refused
  var timer = 0;
  var sending = false;
  var ready = false;
  var early = []; // calls before init

  function uuid() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return Array.from(bytes, function (byte, at) {
      var dash = at === 4 || at === 6 || at === 8 || at === 10 ? '-' : '';
      return dash + (byte + 256).toString(16).slice(1);
    }).join('');
  }

  /* The storage; the memory of this page where there is none, or none may be used yet. */
  function storage() {
    try {
      return page.localStorage;
    } catch (forbidden) {
      return null;
    }
  }

  function stored(name) {
    var kept = storage();
    return kept ? kept.getItem('arbiter.' + name) : null;
  }

  function allowed() {
    return !asks || memory.consent === '1' || stored('consent') === '1';
  }

  function get(name) {
    return name in memory ? memory[name] : allowed() ? stored(name) : null;
  }

  function put(name, value) {
    try {
      if (allowed() && storage()) {
        storage().setItem('arbiter.' + name, value);
        delete memory[name];
        return;
      }
    } catch (full) {
      /* It is kept as long as the page. */
    }
    memory[name] = value;
  }

  function remove(name) {
    delete memory[name];
    if (storage()) storage().removeItem('arbiter.' + name);
  }

  function names() {
    var all = Object.keys(memory);
    var kept = allowed() && storage();
    for (var i = 0; kept && i < kept.length; i++) {
      var name = kept.key(i);
      if (name.indexOf('arbiter.') === 0) all.push(name.slice(8));
    }
    return all;
  }

  /* The names of the messages that wait, the oldest first. */
  function waiting() {
    return names()
      .filter(function (name) {
        return name.indexOf('message.') === 0;
      })
      .sort();
  }

  function anonymous() {
    var id = get('anonymous');
    if (!id) put('anonymous', (id = uuid()));
    return id;
  }

  function add(type, more) {
    if (refused) return;
    var now = new Date();
    var message = {type: type, messageId: uuid(), timestamp: now.toISOString()};
    message.anonymousId = anonymous();
    if (get('user')) message.userId = get('user');
    Object.assign(message, more);
    var text = JSON.stringify(message);
    if (text.length > LARGEST) throw new RangeError('arbiter: this is too large to be sent');
    put('message.' + now.getTime() + '.' + message.messageId, text);
    waiting().slice(0, -KEEP).forEach(remove);
    later(0);
  }

  function later(wait) {
    if (!ready || (timer && wait === 0)) return;
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  function send() {
    timer = 0;
    if (sending || !ready || !allowed()) return;
    var some = waiting().slice(0, most);
    if (!some.length) return;
    var bytes = function () {
      var batch = some.map(get).filter(Boolean).join(',');
      var body = '{"sentAt":"' + new Date().toISOString() + '","batch":[' + batch + ']}';
      return new TextEncoder().encode(body);
    };
    var body = bytes();
    while (body.length > KEEPALIVE && some.length > 1) {
      some.length = some.length >> 1;
      body = bytes();
    }
    sending = true;
    fetch(host + '/api/v1/segment/batch', {
      method: 'POST',
      body: body,
      credentials: 'omit',
      keepalive: body.length <= KEEPALIVE,
      headers: {'Content-Type': 'application/json', Authorization: 'Bearer ' + key}
    }).then(
      function (answer) {
        sending = false;
        // What is wrong with a batch does not pass by itself; all else may.
        var hopeless = [400, 413, 415, 422].indexOf(answer.status) >= 0;
        if (hopeless && some.length > 1) {
          most = some.length >> 1;
          later(0);
        } else if (answer.ok || hopeless) {
          most = BATCH;
          failures = 0;
          some.forEach(remove);
          later(0);
        } else {
          again();
        }
      },
      function () {
        sending = false;
        again();
      }
    );
  }

  function again() {
    var wait = Math.min(LONGEST_WAIT, FIRST_WAIT * Math.pow(2, failures++));
    later(wait / 2 + (Math.random() * wait) / 2);
  }

  function forget() {
    asks = false;
    names().forEach(remove);
  }

  var calls = {
    init: function (settings) {
      key = settings.key;
      host = (settings.host || host).replace(/\/+$/, '');
      asks = settings.consent === 'required';
      ready = true;
      early.splice(0).forEach(call);
      later(0);
    },
    consent: function (given) {
      refused = given === false;
      if (refused) {
        forget();
        asks = true;
      } else if (asks && !allowed()) {
        memory.consent = '1';
        Object.keys(memory).forEach(function (name) {
          put(name, memory[name]);
        });
        later(0);
      }
    },
    track: function (event, properties) {
      add('track', {event: event, properties: properties || {}});
    },
    page: function (properties) {
      add('page', {properties: Object.assign({path: location.pathname}, properties)});
    },
    identify: function (user, traits) {
      put('user', String(user));
      add('identify', {traits: traits || {}});
    },
    reset: function () {
      remove('user');
      remove('anonymous');
    }
  };

  function call(one) {
    if (!ready && one[0] !== 'init') {
      early.push(one);
      return;
    }
    try {
      calls[one[0]].apply(null, Array.prototype.slice.call(one, 1));
    } catch (wrong) {
      // A page must not break because it is counted.
      if (page.console) console.warn(wrong);
    }
  }

  var api = {
    push: function () {
      Array.prototype.forEach.call(arguments, call);
    }
  };
  Object.keys(calls).forEach(function (name) {
    api[name] = function () {
      call([name].concat(Array.prototype.slice.call(arguments)));
    };
  });
  page.arbiter = api;
  page.addEventListener('pagehide', send);
  page.addEventListener('online', send);
  if (before) api.push.apply(api, before);
})(window);
